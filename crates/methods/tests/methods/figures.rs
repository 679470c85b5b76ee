//! That the figures are right.

use std::collections::BTreeMap;

use store::testing::ENGINES;

use super::{Story, employee, words};

/// A page in both languages: Swedish, then English.
async fn both(path: &str) -> [String; 2] {
    let story = Story::new(ENGINES[0]).await;
    let site = story.site();
    let reader = employee(&site, &story).await;
    let mut pages = [String::new(), String::new()];
    for (lang, page) in ["sv", "en"].into_iter().zip(&mut pages) {
        story.speaks(&reader, lang).await;
        *page = words(&reader.get(path).await.ok());
    }
    pages
}

fn says(page: &str, words: &[&str]) {
    for words in words {
        assert!(page.contains(words), "{words} is not in {page}");
    }
}

/// 1 / (1 + 1² + 0.6²) = 0.4237; 1.5 + 0.4237 × 1.2 = 2.008; √(1 − 0.4237) = 0.759; 2.008 ± 1.645 × 0.759.
#[tokio::test]
async fn one_self_rating() {
    let [sv, en] = both("/methods/estimate").await;
    says(
        &sv,
        &["= 0,424.", "= 2,01.", "= 0,76. Spannet är 2,01 ± 1,645 × 0,76, alltså 0,76 till 3,26"],
    );
    says(&en, &["= 0.424.", "= 2.01.", "that is 0.76 to 3.26", "in the example 3.0 and 1.5"]);
}

/// Ratings 1, 1, 2, 2, 3: estimates 1.5 + (y − 1.8) / 2.36, variances 1.36 / 2.36 = 0.576 and 0.7 / 2.36² = 0.126,
/// t(4) = 2.132 (NIST), half a width of 2.132 × √(0.702 / 5) = 0.80.
#[tokio::test]
async fn a_group() {
    let [sv, en] = both("/methods/groups").await;
    says(&sv, &["Läget blir 1,50 med spannet 0,70 till 2,30 och bygger på 5 personer"]);
    says(
        &en,
        &["2.132 × √((0.126 + 0.576) / 5) = 0.80", "The level is 1.50 with the range 0.70 to 2.30"],
    );
    // Φ((1.1610 − 1.5) / 0.7591) = Φ(−0.447) = 0.328 for whoever rates themselves 1, and 0.748 for 3.
    says(&en, &["33%", "75%"]);
    says(
        &en,
        &[
            "The range holds zero",
            "The range is above zero",
            "<td class=\"num\" data-label=\"Priority\">62</td>",
        ],
    );
}

/// 22/10 for ten people, 18/9 for nine: 10 × 2.2 − 9 × 2.0 = 4.
#[tokio::test]
async fn what_is_shown_about_groups() {
    let [sv, en] = both("/methods/disclosure").await;
    says(&sv, &["10 × 2,2 − 9 × 2,0 = 4.", "2,0, från vecka 36", "3 personer: <b>visas inte</b>"]);
    says(&en, &["10 × 2.2 − 9 × 2.0 = 4.", "27 people: shown"]);
    assert_eq!(en.matches("2.0, from week 36").count(), 2, "weeks 37 and 40 show the old figure");
    let shown = en.split("id=\"ledger\"").nth(1).unwrap();
    let last = shown.split("<tr>").find(|row| row.contains(">Week 41<")).unwrap();
    assert_eq!(last.matches(">2.6<").count(), 2, "26/10, now and shown");
}

/// Differences of four means, from the file, as on paper: Callaway and Sant'Anna (2021), equation 2.8 without
/// covariates, compared with those not yet treated.
#[tokio::test]
async fn a_roll_out() {
    let story = Story::new(ENGINES[0]).await;
    let site = story.site();
    let reader = employee(&site, &story).await;
    let file = reader.get("/methods/effect.csv").await.ok();
    let mut minutes: BTreeMap<(i64, i64), Vec<f64>> = BTreeMap::new();
    for row in file.body.lines().skip(1) {
        let fields: Vec<f64> = row.split(',').map(|field| field.parse().unwrap()).collect();
        minutes.entry((fields[3] as i64, fields[2] as i64)).or_default().push(fields[4]);
    }
    let mean = |starts: &[i64], week| {
        let all: Vec<f64> =
            starts.iter().flat_map(|start| &minutes[&(*start, week)]).copied().collect();
        all.iter().sum::<f64>() / all.len() as f64
    };
    story.speaks(&reader, "en").await;
    let page = words(&reader.get("/methods/effect").await.ok());
    let table = page.split("id=\"weeks\"").nth(1).unwrap().split("</table>").next().unwrap();
    let mut effects = 0;
    for week in 2..=10 {
        let row = table.split("<tr>").find(|row| row.contains(&format!(">Week {week}<"))).unwrap();
        for (start, cell) in [4, 7].into_iter().zip(row.split("<td").skip(1)) {
            let base = if week < start { week - 1 } else { start - 1 };
            let others: Vec<i64> =
                [4, 7, 11].into_iter().filter(|other| *other > week && *other != start).collect();
            let change = |starts: &[i64]| mean(starts, week) - mean(starts, base);
            let effect = change(&[start]) - change(&others);
            let written = format!("{effect:.1}").replace('-', "−");
            let written = if written == "−0.0" { "0.0" } else { written.as_str() };
            assert!(cell.contains(&format!(">{written}")), "week {week}: {written} in {cell}");
            effects += 1;
        }
    }
    assert_eq!(effects, 18);
    says(
        &page,
        &["Too early", "Only 2 weeks have passed", "Provisional", "would have been enough"],
    );
    // No draw of 999 is as far from nothing: 1 / 1 000.
    says(&page, &["p = 0.001", "<svg class=\"chart\""]);
    story.speaks(&reader, "sv").await;
    let page = words(&reader.get("/methods/effect").await.ok());
    says(&page, &["För tidigt", "För få", "p = 0,001", "24 påhittade personer i 4 avdelningar"]);
}

/// 490 000 / 90 000; 100 × 75 / 60 × 44 × 0.5 × 45 = 123 750 against 90 000; corners by hand.
#[tokio::test]
async fn return_on_investment() {
    let [sv, en] = both("/methods/return").await;
    says(&sv, &["(580 000 − 90 000) / 90 000 × 100 = 544,44 %", "= 123 750 €", "= 37,5 %"]);
    says(&en, &["(580,000 − 90,000) / 90,000 × 100 = 544.44%", "= €123,750", "= 37.5%"]);
    // (17 600 − 134 000) / 134 000 and (423 500 − 67 000) / 67 000; 54.5 = 75 × 90 000 / 123 750.
    says(&en, &["−87%", "532%", "even at 54.5 minutes"]);
    // 200 000 draws of the same beta distributions by Python's `random.betavariate`: −33.5, 32.0, 137.0, and 75.0 %
    // above zero. A hundred thousand draws are within 1.2 of these.
    let table = en.split("id=\"outcomes\"").nth(1).unwrap().split("</table>").next().unwrap();
    for (row, elsewhere) in [("5 in 100", -33.5), ("The middle", 32.0), ("95 in 100", 137.0)] {
        let row = table.split("<tr>").find(|line| line.contains(&format!(">{row}<"))).unwrap();
        let figure = row.split("data-label=\"ROI\">").nth(1).unwrap().split('%').next().unwrap();
        let figure: f64 = figure.replace('−', "-").parse().unwrap();
        assert!((figure - elsewhere).abs() < 1.8, "{row}");
    }
    says(&en, &["In 75% of cases it pays", "<svg class=\"chart\""]);
}

/// Wilson, 8 of 10 at 90 % by his formula with z = 1.645: 0.541 to 0.931. t(7) = 1.895 (NIST) on 22 ± 1.895 × 3.117 / √8.
/// SciPy 1.17, BCa on the skewed minutes: 8.83 to 26.00, a little narrower. Shrout and Fleiss (1979), table 4.
#[tokio::test]
async fn small_samples() {
    let [sv, en] = both("/methods/samples").await;
    says(&sv, &["54 % till 93 %", "19,9 till 24,1", "Students t", "Återsampling"]);
    says(&en, &["54% to 93%", "73% to 86%", "0% to 21%", "79% to 100%", "19.9 to 24.1"]);
    // Kappa from the thirty pairs by its formula, in Python.
    says(&en, &["Weighted kappa is 0.89", "same level, it is 0.57"]);
    for correlation in ["0.29", "0.71", "0.62"] {
        says(&en, &[&format!("data-label=\"ICC\">{correlation}</td>")]);
    }
    // All pairwise means, by hand; the 9th from each end by the table of Wilcoxon's statistic for n = 9 and 90 %.
    let differences = [-21.0, -12.0, -37.0, -4.0, -15.0, -18.0, 3.0, -35.0, -13.0];
    let mut means: Vec<f64> = (0..9)
        .flat_map(|i| (i..9).map(move |j| f64::midpoint(differences[i], differences[j])))
        .collect();
    means.sort_by(f64::total_cmp);
    let written = |value: f64| format!("{value:.1}").replace('-', "−");
    let range = format!("{} to {} (90.2%)", written(means[8]), written(means[36]));
    says(
        &en,
        &[&format!("{} minutes, with the range {range}", written(means[22])), "45 pairwise means"],
    );
}
