//! What there is a page about: its words, the command that checks it, its formulas and where they come from.

/// A subject with its page.
pub(crate) struct Subject {
    /// Where its page is.
    pub(crate) path: &'static str,
    /// The key of its name.
    pub(crate) title: &'static str,
    /// The key of what a reader asks.
    pub(crate) question: &'static str,
    /// The key of the answer in a sentence or two.
    pub(crate) lead: &'static str,
    /// How to compute the example anew.
    pub(crate) check: Check,
    /// The formulas, in the order they are used.
    pub(crate) formulas: &'static [Formula],
    /// The key of what the letters mean.
    pub(crate) symbols: &'static str,
    /// Who found it, when and where. Titles stay in the language they were written in.
    pub(crate) sources: &'static [&'static str],
}

/// How to compute an example anew.
pub(crate) struct Check {
    /// The key of what to do.
    pub(crate) text: &'static str,
    /// The file of the example, beside the page.
    pub(crate) file: Option<&'static str>,
    /// The command that reads it.
    pub(crate) command: &'static str,
}

/// A formula.
pub(crate) struct Formula {
    /// The key of what it is for.
    pub(crate) name: &'static str,
    /// Its lines.
    pub(crate) lines: &'static [&'static str],
}

const fn formula(name: &'static str, lines: &'static [&'static str]) -> Formula {
    Formula { name, lines }
}

/// All subjects, in the order of the index.
pub(crate) const ALL: [&Subject; 6] = [&ESTIMATE, &GROUPS, &DISCLOSURE, &EFFECT, &RETURN, &SAMPLES];

/// A person's level.
pub(crate) const ESTIMATE: Subject = Subject {
    path: "/methods/estimate",
    title: "methods-estimate-title",
    question: "methods-estimate-question",
    lead: "methods-estimate-lead",
    check: Check {
        text: "methods-estimate-check",
        file: Some("estimate.csv"),
        command: "kunnig estimate estimate.csv \\\n  --on 2026-03-02",
    },
    formulas: &[
        formula("methods-formula-evidence", &["y = L + b + u + e"]),
        formula(
            "methods-formula-weighing",
            &["K = P Hᵀ / (H P Hᵀ + s²)", "m ← m + K (y − b − H m)", "P ← P − K H P"],
        ),
        formula("methods-formula-ageing", &["P ← P + q d"]),
        formula("methods-formula-interval", &["m ± z √P"]),
        formula("methods-formula-role", &["m₀ = M + n / (n + c) (R − M)", "c = (w² + r) / a²"]),
    ],
    symbols: "methods-estimate-symbols",
    sources: &[
        "R. E. Kalman (1960), A new approach to linear filtering and prediction problems. Journal of Basic Engineering 82, 35–45.",
        "A. C. Harvey (1989), Forecasting, Structural Time Series Models and the Kalman Filter. Cambridge University Press.",
        "E. Zell and Z. Krizan (2014), Do people have insight into their abilities? Perspectives on Psychological Science 9, 111–125.",
        "H. Heidemeier and K. Moser (2009), Self–other agreement in job performance ratings. Journal of Applied Psychology 94, 353–370.",
        "R. J. Shavelson, G. P. Baxter and X. Gao (1993), Sampling variability of performance assessments. Journal of Educational Measurement 30, 215–232.",
        "C. Viswesvaran, D. S. Ones and F. L. Schmidt (1996), Comparative analysis of the reliability of job performance ratings. Journal of Applied Psychology 81, 557–574.",
        "W. Arthur and others (1998), Factors that influence skill decay and retention. Human Performance 11, 57–101.",
        "G. E. Miller (1990), The assessment of clinical skills/competence/performance. Academic Medicine 65, S63–S67.",
        "A. Gelman and others (2013), Bayesian Data Analysis, 3rd ed., section 5.4.",
    ],
};

/// Groups and priority.
pub(crate) const GROUPS: Subject = Subject {
    path: "/methods/groups",
    title: "methods-groups-title",
    question: "methods-groups-question",
    lead: "methods-groups-lead",
    check: Check {
        text: "methods-groups-check",
        file: Some("groups.csv"),
        command: "kunnig estimate groups.csv",
    },
    formulas: &[
        formula("methods-formula-mean", &["x̄ ± t √((s² + v̄) / n)"]),
        formula(
            "methods-formula-share",
            &["p = (p₁ + … + pₙ) / n", "(p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)"],
        ),
        formula("methods-formula-change", &["d̄ ± t √((s² + v̄₁ + v̄₂) / n)"]),
        formula("methods-formula-others", &["x̄₂ − x̄₁ ± t √(V₁/n₁ + V₂/n₂)"]),
    ],
    symbols: "methods-groups-symbols",
    sources: &[
        "Student (1908), The probable error of a mean. Biometrika 6, 1–25.",
        "E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association 22, 209–212.",
        "B. L. Welch (1947), The generalization of ‘Student’s’ problem when several different population variances are involved. Biometrika 34, 28–35.",
        "L. D. Brown, T. T. Cai and A. DasGupta (2001), Interval estimation for a binomial proportion. Statistical Science 16, 101–133.",
    ],
};

/// What may be shown.
pub(crate) const DISCLOSURE: Subject = Subject {
    path: "/methods/disclosure",
    title: "methods-disclosure-title",
    question: "methods-disclosure-question",
    lead: "methods-disclosure-lead",
    check: Check {
        text: "methods-disclosure-check",
        file: Some("disclosure.csv"),
        command: "kunnig disclose disclosure.csv \\\n  --unit id --value level \\\n  --by department,role",
    },
    formulas: &[
        formula("methods-formula-combination", &["f = c₁ F₁ + c₂ F₂ + …"]),
        formula(
            "methods-formula-promise",
            &["f = a₁ x₁ + a₂ x₂ + …", "f ≡ 0", "#{ i : aᵢ ≠ 0 } ≥ k"],
        ),
    ],
    symbols: "methods-disclosure-symbols",
    sources: &[
        "A. Hundepool and others (2012), Statistical Disclosure Control. Wiley, chapter 4.",
        "S. Giessing and D. Repsilber (2002), Tools and strategies to protect multiple tables with the GHQUAR cell suppression engine. LNCS 2316.",
        "J. P. Kelly, B. L. Golden and A. A. Assad (1992), Cell suppression: disclosure protection for sensitive tabular data. Networks 22, 397–417.",
    ],
};

/// The effect of a roll-out.
pub(crate) const EFFECT: Subject = Subject {
    path: "/methods/effect",
    title: "methods-effect-title",
    question: "methods-effect-question",
    lead: "methods-effect-lead",
    check: Check {
        text: "methods-effect-check",
        file: Some("effect.csv"),
        command: "kunnig effect effect.csv \\\n  --unit person --time week \\\n  --wave start --outcome minutes \\\n  --drawn-within department \\\n  --weekly",
    },
    formulas: &[
        formula(
            "methods-formula-cell",
            &["ATT(g, t) = (Ȳ(g, t) − Ȳ(g, g − 1)) − (Ȳ(c, t) − Ȳ(c, g − 1))"],
        ),
        formula("methods-formula-overall", &["θ = Σ n_g ATT(g, t) / Σ n_g   (t ≥ g)"]),
        formula("methods-formula-spread", &["θ ± t · SE,   SE² = Σᵢ ψᵢ² / n²"]),
        formula("methods-formula-lots", &["p = (1 + a) / (1 + B)"]),
        formula("methods-formula-enough", &["(t₉₇.₅ + t₈₀) · SE ≤ δ"]),
        formula("methods-formula-balance", &["(x̄ − x̄′) / √((s² + s′²) / 2)"]),
    ],
    symbols: "methods-effect-symbols",
    sources: &[
        "B. Callaway and P. H. C. Sant’Anna (2021), Difference-in-differences with multiple time periods. Journal of Econometrics 225, 200–230.",
        "A. Goodman-Bacon (2021), Difference-in-differences with variation in treatment timing. Journal of Econometrics 225, 254–277.",
        "J. Roth (2022), Pretest with caution: event-study estimates after testing for parallel trends. American Economic Review: Insights 4, 305–322.",
        "R. M. Bell and D. F. McCaffrey (2002), Bias reduction in standard errors for linear regression with multi-stage samples. Survey Methodology 28, 169–181.",
        "Z. Šidák (1967), Rectangular confidence regions for the means of multivariate normal distributions. Journal of the American Statistical Association 62, 626–633.",
        "R. A. Fisher (1935), The Design of Experiments. Oliver and Boyd.",
        "B. Phipson and G. K. Smyth (2010), Permutation p-values should never be zero. Statistical Applications in Genetics and Molecular Biology 9, 39.",
        "K. F. Schulz and D. A. Grimes (2002), Generation of allocation sequences in randomised trials. Lancet 359, 515–519.",
        "P. C. Austin (2009), Balance diagnostics for comparing the distribution of baseline covariates between treatment groups. Statistics in Medicine 28, 3083–3107.",
        "H. S. Bloom (1995), Minimum detectable effects. Evaluation Review 19, 547–556.",
        "A. Gelman and J. Carlin (2014), Beyond power calculations. Perspectives on Psychological Science 9, 641–651.",
    ],
};

/// Return on investment.
pub(crate) const RETURN: Subject = Subject {
    path: "/methods/return",
    title: "methods-return-title",
    question: "methods-return-question",
    lead: "methods-return-lead",
    check: Check {
        text: "methods-return-check",
        file: Some("return.toml"),
        command: "kunnig roi return.toml",
    },
    formulas: &[
        formula("methods-formula-roi", &["ROI = (N − K) / K × 100"]),
        formula("methods-formula-time", &["N = p · m / 60 · w · r · h"]),
        formula("methods-formula-pert", &["μ = (a + 4 b + c) / 6"]),
        formula("methods-formula-even", &["x* = −n(0) / (n(1) − n(0))"]),
    ],
    symbols: "methods-return-symbols",
    sources: &[
        "D. G. Malcolm, J. H. Roseboom, C. E. Clark and W. Fazar (1959), Application of a technique for research and development program evaluation. Operations Research 7, 646–669.",
        "D. Vose (2008), Risk Analysis: A Quantitative Guide, 3rd ed. Wiley.",
        "R. J. Hyndman and Y. Fan (1996), Sample quantiles in statistical packages. The American Statistician 50, 361–365.",
    ],
};

/// Small samples.
pub(crate) const SAMPLES: Subject = Subject {
    path: "/methods/samples",
    title: "methods-samples-title",
    question: "methods-samples-question",
    lead: "methods-samples-lead",
    check: Check { text: "methods-samples-check", file: None, command: "" },
    formulas: &[
        formula("methods-formula-wilson", &["(p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)"]),
        formula("methods-formula-t", &["x̄ ± t s / √n"]),
        formula("methods-formula-bca", &["Φ(z₀ + (z₀ ± z) / (1 − a (z₀ ± z)))"]),
        formula("methods-formula-walsh", &["(dᵢ + dⱼ) / 2,   i ≤ j"]),
        formula("methods-formula-kappa", &["κ = (pₒ − pₑ) / (1 − pₑ)", "w = 1 − (d / m)²"]),
        formula(
            "methods-formula-icc",
            &[
                "ICC(2,1) = (B − E) / (B + (k − 1) E + k (J − E) / n)",
                "ICC(3,1) = (B − E) / (B + (k − 1) E)",
            ],
        ),
    ],
    symbols: "methods-samples-symbols",
    sources: &[
        "E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association 22, 209–212.",
        "Student (1908), The probable error of a mean. Biometrika 6, 1–25.",
        "B. Efron (1987), Better bootstrap confidence intervals. Journal of the American Statistical Association 82, 171–185.",
        "T. C. Hesterberg (2015), What teachers should know about the bootstrap. The American Statistician 69, 371–386.",
        "D. N. Joanes and C. A. Gill (1998), Comparing measures of sample skewness and kurtosis. The Statistician 47, 183–189.",
        "J. L. Hodges and E. L. Lehmann (1963), Estimates of location based on rank tests. Annals of Mathematical Statistics 34, 598–611.",
        "M. Hollander and D. A. Wolfe (1999), Nonparametric Statistical Methods, 2nd ed. Wiley.",
        "J. L. Fleiss, J. Cohen and B. S. Everitt (1969), Large sample standard errors of kappa and weighted kappa. Psychological Bulletin 72, 323–327.",
        "P. E. Shrout and J. L. Fleiss (1979), Intraclass correlations: uses in assessing rater reliability. Psychological Bulletin 86, 420–428.",
        "K. O. McGraw and S. P. Wong (1996), Forming inferences about some intraclass correlation coefficients. Psychological Methods 1, 30–46.",
    ],
};
