//! A strip from 0 to 4 for the cell of a table. The words beside it say the same, so it is hidden from those who
//! listen.

use std::fmt::Write as _;

/// An estimate with its interval, and what is needed if anything is.
#[must_use]
pub fn strip(level: f64, low: f64, high: f64, needed: Option<f64>) -> String {
    let at = |level: f64| level.clamp(0.0, 4.0) * 25.0;
    let mut svg = format!(
        "<svg class=\"strip\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
         <path class=\"track\" d=\"M0 5H100\"/><path class=\"band\" d=\"M{:.1} 5H{:.1}\"/>",
        at(low),
        at(high),
    );
    if let Some(needed) = needed {
        let _ = write!(svg, "<path class=\"needed\" d=\"M{:.0} 0V10\"/>", at(needed));
    }
    let _ = write!(svg, "<path class=\"dot\" d=\"M{:.1} 5h.01\"/></svg>", at(level));
    svg
}

#[cfg(test)]
mod tests {
    use super::strip;

    #[test]
    fn a_strip_stays_on_its_scale() {
        let svg = strip(1.5, -1.0, 5.0, Some(3.0));
        assert!(
            svg.contains("M0.0 5H100.0") && svg.contains("M75 0V10") && svg.contains("M37.5 5")
        );
        assert!(!strip(1.0, 0.5, 1.5, None).contains("needed"));
    }
}
