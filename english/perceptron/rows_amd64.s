#include "textflag.h"

// func addRowsAVX2(out *int32, w *int8, stride int, feats *uint64, n int, mask uint64)
//
// out[stride] += the rows of w that feats&mask choose; stride is a multiple of 8.
TEXT ·addRowsAVX2(SB), NOSPLIT, $0-48
	MOVQ out+0(FP), DI
	MOVQ w+8(FP), SI
	MOVQ stride+16(FP), R8
	MOVQ feats+24(FP), DX
	MOVQ n+32(FP), CX
	MOVQ mask+40(FP), R9

feature:
	MOVQ  (DX), AX
	ANDQ  R9, AX
	IMULQ R8, AX
	ADDQ  SI, AX
	XORQ  BX, BX

row:
	VPMOVSXBD (AX)(BX*1), Y0
	VPADDD    (DI)(BX*4), Y0, Y0
	VMOVDQU   Y0, (DI)(BX*4)
	ADDQ      $8, BX
	CMPQ      BX, R8
	JLT       row
	ADDQ      $8, DX
	DECQ      CX
	JNZ       feature
	VZEROUPPER
	RET
