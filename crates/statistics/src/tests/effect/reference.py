"""Makes the reference vectors in reference.csv and the panels they rest on.

    pip install moderndid==0.2.0 csdid==0.4.3 differences==0.3.0
    python reference.py

mpdta.csv is the county panel of teen employment and minimum wages of Callaway and Sant'Anna
(2021), Quarterly Workforce Indicators of the US Census Bureau, as moderndid 0.2.0 (MIT licence)
hands it out. simulated.csv and latecomers.csv are made up here.
"""

import csv
import warnings

import numpy as np
import pandas as pd
from moderndid import aggte, att_gt, load_mpdta

warnings.filterwarnings("ignore")


def simulated(seed, waves, sizes, times, jitter):
    rng = np.random.default_rng(seed)
    rows, unit = [], 0
    for wave, size in zip(waves, sizes):
        for _ in range(size):
            unit += 1
            x1 = rng.normal() + (0.3 if wave in times[:5] else 0)
            x2 = float(rng.random() < 0.4)
            level = rng.normal() * 2 + x1
            for k, time in enumerate(times):
                effect = 0.4 + 0.15 * times.index(time) - 0.1 * x2 if 0 < wave <= time else 0
                noise = rng.normal() * (1 + x2)
                y = level + 0.1 * k + 0.2 * k * x1 - 0.1 * k * x2 + effect + noise
                # The covariate moves a little with time: which period it is read in matters.
                rows.append((unit, time, wave, round(y, 4), round(x1 + jitter * k * x2, 4), x2))
    return pd.DataFrame(rows, columns=["unit", "time", "wave", "y", "x1", "x2"])


def vectors(name, data, covariates, control, base):
    formula = "~ " + " + ".join(covariates) if covariates else None
    found = att_gt(data=data, yname="y", tname="time", idname="unit", gname="wave",
                   xformla=formula, control_group=control, base_period=base, est_method="dr",
                   boot=False, cband=False)
    case = [name, {"nevertreated": "never", "notyettreated": "notyet"}[control], base,
            " ".join(covariates)]
    rows = []
    for g, t, att, se in zip(found.groups, found.times, found.att_gt, found.se_gt):
        rows.append(case + ["group_time", int(g), int(t), att, se])
    rows.append(case + ["pre_trend", "", "", found.wald_stat, found.wald_pvalue])
    for kind, label in [("simple", "simple"), ("dynamic", "dynamic"), ("group", "by_wave"),
                        ("calendar", "by_calendar")]:
        a = aggte(found, type=kind, boot=False, cband=False)
        rows.append(case + [label, "", "", a.overall_att, a.overall_se])
        if kind != "simple":
            for e, att, se in zip(a.event_times, a.att_by_event, a.se_by_event):
                rows.append(case + [label, int(e), "", att, se])
    return rows


mpdta = load_mpdta().to_pandas()
mpdta = mpdta.rename(columns={"year": "time", "countyreal": "unit", "lemp": "y",
                              "first.treat": "wave"})[["unit", "time", "wave", "y", "lpop"]]
mpdta.to_csv("mpdta.csv", index=False)
# Periods with gaps; a wave treated from the first period on;
# one that starts after the last; never-treated units.
some = simulated(7, [0, 2, 4, 6, 10, 12, 1, 30], [40, 25, 31, 18, 22, 27, 6, 8],
                 [1, 2, 4, 6, 7, 10, 12], 0.0)
some.to_csv("simulated.csv", index=False)
# Nobody is left out: the last wave is the comparison.
late = simulated(8, [3, 4, 6, 7], [30, 26, 33, 21], [1, 2, 3, 4, 5, 6, 7, 8], 0.05)
late.to_csv("latecomers.csv", index=False)

rows = []
for name, data, covariates in [("mpdta", mpdta, ["lpop"]), ("simulated", some, ["x1", "x2"]),
                               ("latecomers", late, ["x1", "x2"])]:
    for control in ["nevertreated", "notyettreated"]:
        for base in ["varying", "universal"]:
            for chosen in [[], covariates]:
                if name == "latecomers" and control == "nevertreated":
                    continue
                if name == "latecomers":
                    # As R's did: periods from the start of the last wave have no comparison and
                    # are left out; the last wave is the comparison for the rest.
                    data = data[data.time < 7].assign(wave=lambda d: d.wave.where(d.wave != 7, 0))
                rows += vectors(name, data, chosen, control, base)
with open("reference.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["panel", "control", "base", "covariates", "figure", "key", "time", "att", "se"])
    for row in rows:
        out.writerow(row[:7] + [repr(float(row[7])), repr(float(row[8]))])
