calculator cochran_q yyyy=4 yyny=5 nyny=7 nnny=9 ynnn=3 nnnn=6 yynn=2
