"""Articles of our own, written for these tests in the manner of regional news; people and events are invented."""

# ruff: noqa: E501 - markup and sentences read better whole
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """An article as a page should yield it."""

    title: str
    paragraphs: tuple[str, ...]
    date: str
    printed: str
    author: str
    place: str

    @property
    def body(self) -> str:
        """Return the paragraphs as lines."""
        return "\n".join(self.paragraphs)


SUNGAI = Text(
    "Pemkab Gandeng Kampus dan Warga Bersihkan Sungai Batang Sari",
    (
        "Pemerintah Kabupaten Tanjung Harapan menggandeng Universitas Bumi Sentosa dan kelompok warga untuk membersihkan "
        "Sungai Batang Sari yang selama bertahun-tahun menjadi tempat pembuangan sampah rumah tangga.",
        "Kepala Dinas Lingkungan Hidup, Rahmawati Lubis, mengatakan kerja sama itu akan berjalan tiga tahun dan menyasar "
        "dua belas desa di sepanjang aliran sungai.",
        "“Kami tidak mungkin bekerja sendiri. Kampus membantu memetakan titik sampah, warga menjaga, dan pemerintah menyediakan "
        "armada pengangkut,” kata Rahmawati di Desa Pulau Rengas.",
        "Menurut data dinas, volume sampah yang masuk ke sungai mencapai 14 ton per hari. Angka itu ditargetkan turun menjadi "
        "5 ton pada akhir masa kerja sama.",
        "Rektor Universitas Bumi Sentosa, Hendra Gunawan, menyebut mahasiswa akan diterjunkan setiap semester melalui program "
        "kuliah kerja nyata tematik yang dirancang bersama Bappeda.",
        "Sementara itu, Ketua Kelompok Peduli Sungai, Samsul Bahri, berharap pemerintah juga menindak pabrik yang masih membuang "
        "limbah pada malam hari.",
        "Program ini dibiayai dari anggaran daerah dan bantuan perusahaan perkebunan yang beroperasi di hulu sungai.",
    ),
    "2024-03-12",
    "Selasa, 12 Maret 2024",
    "Dewi Anggraini",
    "Tanjung Harapan",
)

POSYANDU = Text(
    "Angka Stunting Turun, Kader Posyandu Minta Timbangan Baru",
    (
        "Angka stunting di Kecamatan Muara Jelai turun dari 24,1 persen menjadi 17,6 persen dalam setahun terakhir, kata Kepala "
        "Puskesmas Muara Jelai, dokter Lestari Widjaja, saat rapat koordinasi lintas sektor.",
        "Penurunan itu dicapai lewat pendampingan ibu hamil, pemberian makanan tambahan, dan kunjungan rumah oleh kader posyandu "
        "bersama bidan desa.",
        "“Kader kami datang ke rumah dua kali sebulan. Yang masih kurang adalah timbangan, sebagian besar sudah berumur lebih "
        "dari sepuluh tahun,” ujar Lestari.",
        "Camat Muara Jelai, Oktavianus Simbolon, berjanji mengusulkan pengadaan timbangan digital dalam musyawarah perencanaan "
        "pembangunan tahun depan.",
        "Ia juga meminta pemerintah desa menyisihkan dana desa paling sedikit delapan persen untuk pencegahan stunting.",
        "Dinas Kesehatan mencatat masih ada 143 balita yang perlu dipantau setiap pekan di sembilan desa.",
    ),
    "2023-08-21",
    "Senin, 21 Agustus 2023",
    "Yosef Tarigan",
    "Muara Jelai",
)

JALAN = Text(
    "Warga Tiga Desa Swadaya Perbaiki Jembatan Gantung",
    (
        "Warga tiga desa di Kecamatan Rimba Kencana memperbaiki jembatan gantung yang putus akibat banjir pada awal tahun, tanpa "
        "menunggu anggaran pemerintah.",
        "Jembatan sepanjang 60 meter itu menjadi satu-satunya jalan anak sekolah menuju SMP Negeri 4 di seberang sungai.",
        "Kepala Desa Suka Maju, Burhanuddin, mengatakan warga mengumpulkan kayu ulin dan iuran hingga terkumpul Rp48 juta.",
        "“Kalau menunggu tahun depan, anak-anak harus memutar sebelas kilometer setiap hari,” tutur Burhanuddin.",
        "Dinas Pekerjaan Umum dan Penataan Ruang menurunkan dua tenaga teknis untuk memeriksa kekuatan tali baja sebelum "
        "jembatan dibuka kembali.",
        "Kepala bidang jalan dan jembatan, Ir. Mulyono, menyatakan pembangunan jembatan permanen sudah masuk rencana kerja "
        "dan akan diusulkan ke pemerintah provinsi.",
    ),
    "2022-11-05",
    "Sabtu, 5 November 2022",
    "Maria Ulfa",
    "Rimba Kencana",
)

UMKM = Text(
    "Koperasi dan Bank Daerah Sepakati Kredit Murah bagi Perajin Rotan",
    (
        "Bank daerah dan koperasi perajin rotan menandatangani nota kesepahaman penyaluran kredit berbunga tiga persen di aula "
        "kantor bupati.",
        "Direktur utama bank, Anwar Fuadi, menyebut plafon yang disiapkan mencapai Rp12 miliar untuk 400 perajin yang tergabung "
        "dalam koperasi.",
        "Syaratnya sederhana: perajin terdaftar sebagai anggota, memiliki nomor induk berusaha, dan mengikuti pelatihan "
        "pembukuan selama dua hari.",
        "Ketua koperasi, Nurhayati, mengungkapkan selama ini perajin meminjam kepada tengkulak dengan bunga yang memberatkan.",
        "Dinas Perindustrian dan Perdagangan akan mendampingi pemasaran, termasuk menghubungkan perajin dengan pembeli di luar "
        "negeri melalui pameran daring.",
        "Bupati meminta penyaluran tahap pertama selesai sebelum bulan puasa agar perajin punya modal menghadapi pesanan "
        "lebaran.",
    ),
    "2024-02-07",
    "Rabu, 7 Februari 2024",
    "Teguh Santoso",
    "Lubuk Rotan",
)

TEASERS = (
    ("Bupati Lantik 42 Kepala Sekolah di Lapangan Merdeka", "Pelantikan digelar terbuka agar warga dapat menyaksikan langsung proses pengambilan sumpah para kepala sekolah baru"),
    ("Harga Cabai Naik Dua Kali Lipat Menjelang Hari Raya", "Pedagang di pasar induk menyebut pasokan dari luar pulau terlambat karena cuaca buruk di selat sejak pekan lalu"),
    ("Perpustakaan Keliling Jangkau Delapan Desa Terpencil", "Armada perpustakaan berkeliling dengan perahu dan membawa lebih dari dua ribu judul buku untuk anak-anak"),
    ("Tim Voli Putri Daerah Lolos ke Babak Semifinal", "Kemenangan tiga set langsung memastikan tim putri melaju menghadapi juara bertahan pada akhir pekan ini"),
    ("Dishub Uji Coba Jalur Satu Arah di Pusat Kota", "Uji coba berlangsung selama dua pekan dan akan dievaluasi bersama kepolisian serta perwakilan pedagang"),
    ("Petani Padi Gogo Mulai Panen Perdana Musim Ini", "Hasil panen diperkirakan mencapai empat ton per hektare meskipun curah hujan berkurang dalam dua bulan terakhir"),
)  # fmt: skip
