"""telaah spike: words with boxes + ruled tables straight from pdfium (pypdfium2 >= 5), numpy only.
Coordinates returned: displayed page (after /Rotate), origin top-left, points - same as pdfplumber."""
import ctypes as ct, math, os
import numpy as np
import pypdfium2 as pdfium, pypdfium2.raw as R
import pypdfium2_raw
_so=[os.path.join(pypdfium2_raw.__path__[0],x) for x in os.listdir(pypdfium2_raw.__path__[0]) if 'pdfium' in x and x.endswith(('.so','.dylib','.dll'))][0]
_L=ct.CDLL(_so)                                   # already loaded: same handle, but our own cheap prototypes
P,I,F,D=ct.c_void_p,ct.c_int,ct.c_float,ct.c_double
def _f(n,res,*a):
    f=getattr(_L,n); f.restype=res; f.argtypes=a; return f
LoadPage=_f('FPDFText_LoadPage',P,P); ClosePage=_f('FPDFText_ClosePage',None,P); Count=_f('FPDFText_CountChars',I,P)
GetText=_f('FPDFText_GetText',I,P,I,I,P); Uni=_f('FPDFText_GetUnicode',ct.c_uint,P,I); Loose=_f('FPDFText_GetLooseCharBox',I,P,I,P)
Tight=_f('FPDFText_GetCharBox',I,P,I,P,P,P,P); Size=_f('FPDFText_GetFontSize',D,P,I); Angle=_f('FPDFText_GetCharAngle',F,P,I)
NObj=_f('FPDFPage_CountObjects',I,P); Obj=_f('FPDFPage_GetObject',P,P,I); OType=_f('FPDFPageObj_GetType',I,P)
FN=_f('FPDFFormObj_CountObjects',I,P); FO=_f('FPDFFormObj_GetObject',P,P,ct.c_ulong)
Mat=_f('FPDFPageObj_GetMatrix',I,P,P); Bounds=_f('FPDFPageObj_GetBounds',I,P,P,P,P,P)
NSeg=_f('FPDFPath_CountSegments',I,P); Seg=_f('FPDFPath_GetPathSegment',P,P,I); SPt=_f('FPDFPathSegment_GetPoint',I,P,P,P)
SType=_f('FPDFPathSegment_GetType',I,P); SClose=_f('FPDFPathSegment_GetClose',I,P); Mode=_f('FPDFPath_GetDrawMode',I,P,P,P)
THIN=3.0; MINLEN=3.0; SNAP=3.0; MAXOBJ=60000

def page_frame(page):
    l,b,r,t=page.get_cropbox() if hasattr(page,'get_cropbox') else page.get_mediabox()
    return l,b,r,t,page.get_rotation()
def to_display(a,fr):
    """a: (n,4) l,b,r,t user space -> x0,top,x1,bottom displayed"""
    l,b,r,t,rot=fr; x0,y0,x1,y1=a[:,0],a[:,1],a[:,2],a[:,3]
    if rot==0: o=(x0-l,t-y1,x1-l,t-y0)
    elif rot==90: o=(y0-b,x0-l,y1-b,x1-l)
    elif rot==180: o=(r-x1,y0-b,r-x0,y1-b)
    else: o=(t-y1,r-x1,t-y0,r-x0)
    return np.stack(o,1)
def chars_py(pg,rot):
    """-> codes (n,) uint32, box (n,4) l,b,r,t float32"""
    tp=LoadPage(pg)
    if not tp: return np.zeros(0,'u4'),np.zeros((0,4),'f4')
    n=Count(tp)
    if n<=0: ClosePage(tp); return np.zeros(0,'u4'),np.zeros((0,4),'f4')
    buf=(ct.c_ushort*(n*2+2))(); k=GetText(tp,0,n,buf)-1
    u=np.frombuffer(buf,'u2',max(k,0))
    if k==n and not ((u>=0xD800)&(u<0xE000)).any(): codes=u.astype('u4')
    else: codes=np.fromiter((Uni(tp,i) for i in range(n)),'u4',n)      # astral chars / index shift: slow exact path
    box=np.zeros((n,4),'f4'); a=box.ctypes.data
    for i in range(n): Loose(tp,i,a+16*i)         # FS_RECTF: left, top, right, bottom
    box=box[:,[0,3,2,1]]
    ClosePage(tp); return codes,box
def _walk(get,n,parent,depth,H,V,st):
    m6=np.zeros(6,'f4'); mp=m6.ctypes.data; b4=np.zeros(4,'f4'); bp=b4.ctypes.data; xy=np.zeros(2,'f4'); xp=xy.ctypes.data; iv=np.zeros(2,'i4'); ip=iv.ctypes.data
    for k in range(n):
        o=get(k); t=OType(o); st['n']+=1
        if st['n']>MAXOBJ: return
        if t==2:                                  # path
            ns=NSeg(o); Mode(o,ip,ip+4)
            fill,stroke=int(iv[0]),int(iv[1])
            if not fill and not stroke: continue
            Mat(o,mp); a,b,c,d,e,f=m6.tolist()
            if parent: pa,pb,pc,pd,pe,pf=parent; a,b,c,d,e,f=a*pa+b*pc,a*pb+b*pd,c*pa+d*pc,c*pb+d*pd,e*pa+f*pc+pe,e*pb+f*pd+pf
            sub=[]; cur=[]
            if ns>2000: st['big']+=1
            for j in range(min(ns,2000)):
                s=Seg(o,j); ty=SType(s); SPt(s,xp,xp+4); x,y=xy.tolist(); x,y=a*x+c*y+e,b*x+d*y+f
                if ty==2: 
                    if cur: sub.append(cur)
                    cur=[(x,y)]
                elif ty==0: cur.append((x,y))
                else: cur.append(None); cur.append((x,y))     # bezier: break
                if SClose(s) and cur and cur[0]: cur.append(cur[0])
            if cur: sub.append(cur)
            for s in sub:
                pts=[p for p in s if p]
                X=[p[0] for p in pts]; Y=[p[1] for p in pts]; w=max(X)-min(X); h=max(Y)-min(Y)
                if fill and not stroke:
                    if None in s: continue
                    if h<=THIN and w>=h: 
                        if w>=1: H.append(((min(Y)+max(Y))/2,min(X),max(X)))
                        continue
                    if w<=THIN:
                        if h>=1: V.append(((min(X)+max(X))/2,min(Y),max(Y)))
                        continue
                    if len(pts)>6: continue       # filled shading box: its edges are not rulings, see note
                    st['fills']+=1
                for p,q in zip(s,s[1:]):
                    if p is None or q is None: continue
                    if abs(p[1]-q[1])<.6 and abs(p[0]-q[0])>=1: (H if stroke or True else H).append(((p[1]+q[1])/2,min(p[0],q[0]),max(p[0],q[0])))
                    elif abs(p[0]-q[0])<.6 and abs(p[1]-q[1])>=1: V.append(((p[0]+q[0])/2,min(p[1],q[1]),max(p[1],q[1])))
        elif t==3:                                # image: one-pixel bars used as borders
            Bounds(o,bp,bp+4,bp+8,bp+12); l,bb,r,tt=b4.tolist(); w,h=r-l,tt-bb
            st['img']=max(st['img'],w*h)
            if h<=THIN and w>=10: H.append(((bb+tt)/2,l,r))
            elif w<=THIN and h>=10: V.append(((l+r)/2,bb,tt))
        elif t==5 and depth<6:
            Mat(o,mp); mm=m6.tolist()
            if parent: a,b,c,d,e,f=mm; pa,pb,pc,pd,pe,pf=parent; mm=[a*pa+b*pc,a*pb+b*pd,c*pa+d*pc,c*pb+d*pd,e*pa+f*pc+pe,e*pb+f*pd+pf]
            _walk(lambda k,o=o:FO(o,k),FN(o),mm,depth+1,H,V,st)
def rules_py(pg):
    H=[];V=[];st=dict(n=0,big=0,fills=0,img=0.)
    _walk(lambda k:Obj(pg,k),NObj(pg),None,0,H,V,st)
    return np.array(H,'f8').reshape(-1,3),np.array(V,'f8').reshape(-1,3),st
chars,rules=chars_py,rules_py
try:
    if not os.environ.get('NOC'):
        import cfast; chars,rules=cfast.make(_L)
except ImportError: pass

def _snap(v,tol=SNAP):
    o=np.argsort(v,kind='stable'); s=v[o]; g=np.concatenate([[0],np.cumsum(np.diff(s)>tol)]); 
    mean=np.bincount(g,s)/np.bincount(g); out=np.empty_like(g); out[o]=g; return out,mean
def _join(A,tol=SNAP):
    """A rows (pos,a,b): snap pos, merge overlapping/adjacent -> rows"""
    if not len(A): return A
    g,mean=_snap(A[:,0]); o=np.lexsort((A[:,1],g)); g=g[o].tolist(); a=A[o,1].tolist(); b=A[o,2].tolist(); out=[]
    cg,ca,cb=g[0],a[0],b[0]
    for i in range(1,len(g)):
        if g[i]==cg and a[i]<=cb+tol:
            if b[i]>cb: cb=b[i]
        else: out.append((mean[cg],ca,cb)); cg,ca,cb=g[i],a[i],b[i]
    out.append((mean[cg],ca,cb)); out=np.array(out); return out[out[:,2]-out[:,1]>=MINLEN]
class Tab: __slots__=('xs','ys','cell','cells','bbox')
def lattice(H,V):
    """H rows (top,x0,x1), V rows (x,top,bottom), displayed coords -> list of Tab"""
    H,V=_join(H),_join(V)
    if len(H)<2 or len(V)<2: return []
    X=((V[None,:,0]>=H[:,None,1]-SNAP)&(V[None,:,0]<=H[:,None,2]+SNAP)&(H[:,None,0]>=V[None,:,1]-SNAP)&(H[:,None,0]<=V[None,:,2]+SNAP))
    seenH=np.zeros(len(H),bool); out=[]
    for h0 in range(len(H)):
        if seenH[h0] or not X[h0].any(): continue
        hs=np.zeros(len(H),bool); hs[h0]=True; vs=np.zeros(len(V),bool)
        while True:
            v2=X[hs].any(0); h2=X[:,v2].any(1)|hs
            if (v2==vs).all() and (h2==hs).all(): break
            vs,hs=v2,h2
        seenH|=hs; h,v=H[hs],V[vs]
        gy,ys=_snap(h[:,0],1e-3); gx,xs=_snap(v[:,0],1e-3)
        if len(ys)<2 or len(xs)<2: continue
        nx,ny=len(xs)-1,len(ys)-1; mx=(xs[1:]+xs[:-1])/2; my=(ys[1:]+ys[:-1])/2
        hp=np.zeros((ny+1,nx),bool); vp=np.zeros((ny,nx+1),bool)
        np.logical_or.at(hp,gy,(mx[None]>h[:,1:2]-SNAP)&(mx[None]<h[:,2:3]+SNAP)) ; np.logical_or.at(vp.T,gx,(my[None]>v[:,1:2]-SNAP)&(my[None]<v[:,2:3]+SNAP))
        par=list(range(nx*ny))
        def find(a):
            while par[a]!=a: par[a]=par[par[a]]; a=par[a]
            return a
        for j,i in np.argwhere(~vp[:,1:-1]).tolist(): a,b=find(j*nx+i),find(j*nx+i+1); par[max(a,b)]=min(a,b)
        for j,i in np.argwhere(~hp[1:-1]).tolist(): a,b=find(j*nx+i),find((j+1)*nx+i); par[max(a,b)]=min(a,b)
        root=[find(a) for a in range(nx*ny)]; ids={}; cell=np.array([ids.setdefault(r,len(ids)) for r in root]).reshape(ny,nx)
        k=len(ids); jj,ii=np.divmod(np.arange(nx*ny),nx); f=cell.ravel()
        r0=np.full(k,ny);r1=np.zeros(k,int);c0=np.full(k,nx);c1=np.zeros(k,int)
        np.minimum.at(r0,f,jj);np.maximum.at(r1,f,jj+1);np.minimum.at(c0,f,ii);np.maximum.at(c1,f,ii+1)
        t=Tab(); t.xs,t.ys,t.cell=xs,ys,cell; t.cells=np.stack([r0,r1,c0,c1],1); t.bbox=(xs[0],ys[0],xs[-1],ys[-1]); out.append(t)
    return out
def words(codes,box,gap=.25,lab=None):
    """codes, display boxes (x0,top,x1,bottom) in reading order -> list[str], (m,4) boxes, label per word"""
    n=len(codes)
    if not n: return [],np.zeros((0,4)),np.zeros(0,int)
    vis=codes>32; vis&=(codes!=0xA0)&(codes!=0xFFFE)&(codes!=2); idx=np.flatnonzero(vis)
    if not len(idx): return [],np.zeros((0,4)),np.zeros(0,int)
    b=box[idx]; h=b[:,3]-b[:,1]; cy=(b[:,1]+b[:,3])/2
    brk=np.ones(len(idx),bool)
    d=b[1:,0]-b[:-1,2]; hh=np.maximum(h[1:],h[:-1])
    brk[1:]=(np.diff(idx)>1)|(d>gap*hh)|(d<-.6*hh)|(np.abs(np.diff(cy))>.5*hh)
    if lab is not None: lab=lab[idx]; brk[1:]|=lab[1:]!=lab[:-1]
    s=np.flatnonzero(brk); e=np.append(s[1:],len(idx))
    txt=codes[idx].astype('<u4').tobytes().decode('utf-32-le','replace')
    W=[txt[i:j] for i,j in zip(s.tolist(),e.tolist())]
    B=np.stack([np.minimum.reduceat(b[:,0],s),np.minimum.reduceat(b[:,1],s),np.maximum.reduceat(b[:,2],s),np.maximum.reduceat(b[:,3],s)],1)
    return W,B,(lab[s] if lab is not None else np.full(len(W),-1))
def extract(page):
    """-> dict(words, boxes, word_cell, tables=[(Tab, [text per cell])], stats)"""
    pg=ct.cast(page.raw,P).value; fr=page_frame(page)
    codes,box=chars(pg,fr[4]); box=to_display(box,fr)
    H,V,st=rules(pg)
    l,b,r,t,rot=fr
    if rot==0: H[:,0]=t-H[:,0]; H[:,1:]-=l; V[:,0]-=l; V[:,1:]=t-V[:,[2,1]]
    else:
        hb=to_display(np.stack([H[:,1],H[:,0],H[:,2],H[:,0]],1),fr); vb=to_display(np.stack([V[:,0],V[:,1],V[:,0],V[:,2]],1),fr); al=np.concatenate([hb,vb])
        isH=(al[:,2]-al[:,0])>=(al[:,3]-al[:,1]); H=al[isH][:,[1,0,2]]; V=al[~isH][:,[0,1,3]]
    tabs=lattice(H,V); lab=np.full(len(codes),-1); base=0; offs=[]
    if tabs:
        cx=(box[:,0]+box[:,2])/2; cy=(box[:,1]+box[:,3])/2
        for T in tabs:
            i=np.searchsorted(T.xs,cx,'right')-1; j=np.searchsorted(T.ys,cy,'right')-1
            ok=(i>=0)&(i<len(T.xs)-1)&(j>=0)&(j<len(T.ys)-1); lab[ok]=base+T.cell[j[ok],i[ok]]; offs.append(base); base+=len(T.cells)
    W,B,wl=words(codes,box,lab=lab); res=[]
    if tabs:
        cellw=[[] for _ in range(base)]; top=B[:,1].tolist()
        for k,c in enumerate(wl.tolist()):
            if c>=0: cellw[c].append(k)
        mid=((B[:,1]+B[:,3])/2).tolist(); x0=B[:,0].tolist(); hgt=(B[:,3]-B[:,1]).tolist(); texts=[]
        for ks in cellw:
            if not ks: texts.append(''); continue
            lines=[]; ly=None
            for k in sorted(ks,key=lambda k:(mid[k])):
                if ly is not None and mid[k]-ly<.5*hgt[k]: lines[-1].append(k)
                else: lines.append([k]); ly=mid[k]
            texts.append('\n'.join(' '.join(W[k] for k in sorted(l,key=x0.__getitem__)) for l in lines))
        for T,o in zip(tabs,offs): res.append((T,texts[o:o+len(T.cells)]))
    return dict(words=W,boxes=B,cell=wl,tables=res,stats=st)
