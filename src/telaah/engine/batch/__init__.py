"""What can be said of many documents together and of none alone.

In order, for whoever runs a batch (documents may lie on a disk; only cards are kept):

1. ``card_of`` (``card.py``): a document's result -> a card of a few kB.
2. ``groups_of`` (``groups.py``): cards -> files that are chapters of one plan.
3. ``examine_together`` (``together.py``), in a guarded worker: the files of a group, read and judged as one document, given
   back file by file. Their results and cards take the place of the first ones; where it fails those stay.
4. ``judge_batch`` (``judge.py``): cards -> what is said of the batch (``view.result`` is the result's ``batch``), and the
   findings that it adds to each document (``view.merged``).
"""
