/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas as answers have them, with every kind of part: for the tests and the sheet. */
#pragma once

static const char *const math_formulas[] = {
  "x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}",
  "a^2 + b^2 = c^2,\\quad (a+b)^2 = a^2 + 2ab + b^2",
  "\\sum_{i=1}^{n} i = \\frac{n(n+1)}{2}",
  "\\sum_{k=0}^{\\infty} \\frac{x^k}{k!} = e^x,\\qquad \\prod_{p} \\frac{1}{1-p^{-s}}",
  "\\int_0^\\infty e^{-x^2}\\,dx = \\frac{\\sqrt{\\pi}}{2}",
  "\\oint_C \\vec{F}\\cdot d\\vec{r} = \\iint_S (\\nabla\\times\\vec{F})\\cdot d\\vec{S}",
  "\\lim_{x \\to 0} \\frac{\\sin x}{x} = 1,\\quad \\max_{0\\le t\\le 1} f(t)",
  "f'(x) = \\lim_{h\\to 0}\\frac{f(x+h)-f(x)}{h}",
  "\\frac{\\partial^2 u}{\\partial t^2} = c^2 \\nabla^2 u",
  "A = \\begin{pmatrix} a_{11} & a_{12} & \\cdots & a_{1n} \\\\ a_{21} & a_{22} & \\cdots & "
  "a_{2n} \\\\ \\vdots & \\vdots & \\ddots & \\vdots \\\\ a_{m1} & a_{m2} & \\cdots & a_{mn} "
  "\\end{pmatrix}",
  "\\begin{vmatrix} a & b \\\\ c & d \\end{vmatrix} = ad - bc,\\quad \\begin{bmatrix} 1 & 0 \\\\ 0 "
  "& 1 \\end{bmatrix},\\quad \\begin{Bmatrix} x \\\\ y \\end{Bmatrix},\\quad \\begin{Vmatrix} 1 & "
  "2 \\end{Vmatrix}",
  "|x| = \\begin{cases} x & \\text{if } x \\ge 0 \\\\ -x & \\text{otherwise} \\end{cases}",
  "f(n) = \\begin{cases} 1, & \\text{若 } n = 0 \\\\ n\\cdot f(n-1), & \\text{其他情况} "
  "\\end{cases}",
  "\\begin{aligned} (x+y)^3 &= (x+y)(x+y)^2 \\\\ &= (x+y)(x^2+2xy+y^2) \\\\ &= "
  "x^3+3x^2y+3xy^2+y^3 \\end{aligned}",
  "\\left( \\frac{\\frac{a}{b}+1}{\\frac{c}{d}-1} \\right)^2 + \\left[ \\sum_{i} x_i \\right] + "
  "\\left\\{ \\int f \\right\\} + \\left| \\frac{a}{b} \\right| + \\left\\langle \\frac{u}{v} "
  "\\right\\rangle",
  "\\left\\lfloor \\frac{n}{2} \\right\\rfloor + \\left\\lceil \\frac{n}{2} \\right\\rceil = "
  "n,\\quad "
  "\\left\\| \\frac{x}{y} \\right\\| ,\\quad \\left. \\frac{df}{dx} \\right|_{x=0}",
  "\\bigl( \\Bigl( \\biggl( \\Biggl( x \\Biggr) \\biggr) \\Bigr) \\bigr)\\quad \\bigl[\\Bigl\\{ "
  "\\biggl\\langle \\cdot \\biggr\\rangle \\Bigr\\} \\bigr]",
  "\\sqrt[3]{x+\\sqrt{1+\\sqrt{1+x^2}}} + \\sqrt[n]{\\frac{a}{b}} + \\sqrt{2} + \\sqrt{x_1}",
  "\\hat{x}\\ \\bar{y}\\ \\vec{v}\\ \\tilde{n}\\ \\dot{q}\\ \\ddot{q}\\ \\check{s}\\ \\acute{e}\\ "
  "\\breve{u}\\ \\mathring{A}\\ \\widehat{ABC}\\ \\widetilde{xyz}\\ \\overline{AB}\\ "
  "\\underline{CD}\\ \\overrightarrow{PQ}",
  "\\overbrace{a+a+\\cdots+a}^{n\\text{ times}} + \\underbrace{1+2+\\cdots+100}_{=\\,5050}",
  "\\alpha\\beta\\gamma\\delta\\epsilon\\varepsilon\\zeta\\eta\\theta\\vartheta\\iota\\kappa\\lambd"
  "a"
  "\\mu\\nu\\xi\\pi\\rho\\sigma\\tau\\upsilon\\phi\\varphi\\chi\\psi\\omega\\ \\Gamma\\Delta\\Theta"
  "\\Lambda\\Xi\\Pi\\Sigma\\Phi\\Psi\\Omega",
  "\\mathbb{N}\\subset\\mathbb{Z}\\subset\\mathbb{Q}\\subset\\mathbb{R}\\subset\\mathbb{C},\\ "
  "\\mathcal{L}\\{f\\},\\ \\mathfrak{g},\\ \\mathbf{v},\\ \\mathrm{kg},\\ \\mathsf{A},\\ "
  "\\mathtt{x}",
  "\\forall \\varepsilon > 0\\ \\exists \\delta > 0:\\ 0 < |x - a| < \\delta \\implies |f(x) - L| "
  "< "
  "\\varepsilon",
  "A \\cup B,\\ A \\cap B,\\ A \\setminus B,\\ x \\in A,\\ y \\notin B,\\ A \\subseteq B,\\ "
  "\\emptyset",
  "p \\land q \\lor \\neg r \\iff s \\Rightarrow t",
  "\\binom{n}{k} = \\frac{n!}{k!(n-k)!},\\quad {}^{14}_{6}\\mathrm{C}",
  "P(A \\mid B) = \\frac{P(B \\mid A)\\,P(A)}{P(B)}",
  "\\sigma = \\sqrt{\\frac{1}{N}\\sum_{i=1}^{N}(x_i-\\mu)^2}",
  "x_{n+1} = x_n - \\frac{f(x_n)}{f'(x_n)},\\quad e^{i\\pi} + 1 = 0,\\quad 2^{2^{2^n}}",
  "\\cfrac{1}{1+\\cfrac{1}{1+\\cfrac{1}{x}}}",
  "\\ce{2H2 + O2 -> 2H2O},\\quad \\ce{SO4^2-},\\quad \\ce{Fe^3+ <=> Fe^2+}",
  "A \\xrightarrow{\\ \\Delta\\ } B \\xleftarrow[k_2]{k_1} C \\xrightarrow{f\\circ g} D",
  "\\boxed{E = mc^2}\\qquad \\frac{\\cancel{a}b}{\\cancel{a}c}",
  "\\begin{array}{c|cc} \\times & 1 & 2 \\\\ \\hline 1 & 1 & 2 \\\\ 2 & 2 & 4 \\end{array}",
  "\\text{增长率} = \\frac{\\text{本期数} - \\text{上期数}}{\\text{上期数}} \\times 100\\%",
  "面积 = \\pi r^2 \\approx 3.14 \\times 10^2 = 1,256\\ \\text{cm}^2",
  "\\begin{align} 2x + 3y &= 7 \\tag{1} \\\\ x - y &= 1 \\tag{2} \\end{align}",
  "\\sum_{\\substack{0\\le i\\le m\\\\ 0<j<n}} P(i,j) = \\bigcup_{i\\in I} A_i \\oplus "
  "\\bigotimes_{k} V_k",
  "a \\equiv b \\pmod{n},\\quad \\gcd(a,b) = 1,\\quad \\log_2 8 = 3,\\quad \\sin^2\\theta + "
  "\\cos^2\\theta = 1",
  "\\left\\{ x \\in \\mathbb{R} \\,\\middle|\\, \\frac{1}{x} > 2 \\right\\},\\quad "
  "\\overset{?}{=},\\ "
  "\\stackrel{\\mathrm{def}}{=},\\ \\underset{x}{\\arg\\max}",
  "\\bigl(\\begin{smallmatrix} a & b \\\\ c & d \\end{smallmatrix}\\bigr),\\ "
  "\\operatorname{rank}(A),\\ \\not\\in,\\ \\phantom{x}y,\\ {n \\choose k},\\ "
  "\\displaystyle\\int_a^b",
  "\\lim_{n\\to\\infty}\\left(1+\\frac{1}{n}\\right)^n = e,\\quad \\int_a^b\\!\\!\\int_c^d "
  "f(x,y)\\,dy\\,dx",
};
