//! What stands around every chart: caption, accessible name, and the figures as a table.

use std::fmt::Write as _;

use crate::Cx;

/// The words around a chart.
#[derive(Debug, Clone, Copy)]
pub struct Caption<'a> {
    /// A name for the chart that no other chart of the page has; letters, digits and hyphens.
    pub id: &'a str,
    /// What it is.
    pub title: &'a str,
    /// What it shows, in one sentence.
    pub reading: &'a str,
    /// The heading of the rows in the table.
    pub rows: &'a str,
    /// The heading of the figures in the table.
    pub figures: &'a str,
}

/// A table under a chart: headings, and rows whose first cell is their name and may lead somewhere.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) headings: Vec<String>,
    pub(super) rows: Vec<(Option<String>, Vec<String>)>,
}

/// The figure with the drawing in it. `shapes` is SVG made here, `height` in pixels.
pub(super) fn figure(
    cx: &Cx,
    caption: &Caption<'_>,
    height: u32,
    shapes: &str,
    table: &Table,
) -> String {
    figure_with(cx, caption, height, shapes, "", table)
}

/// The same with HTML made here between the drawing and its table.
pub(super) fn figure_with(
    cx: &Cx,
    caption: &Caption<'_>,
    height: u32,
    shapes: &str,
    below: &str,
    table: &Table,
) -> String {
    let Caption { id, .. } = caption;
    let (title, reading) = (escape(caption.title), escape(caption.reading));
    format!(
        "<figure class=\"chart-figure\"><figcaption><strong>{title}</strong> <span>{reading}</span></figcaption>\
         <svg class=\"chart\" width=\"100%\" height=\"{height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">\
         <title id=\"{id}-t\">{title}</title><desc id=\"{id}-d\">{reading}</desc>{shapes}</svg>\
         {below}<details><summary>{}</summary><div class=\"wide-table\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{id}-t\">{}</div></details></figure>",
        escape(cx.t("chart-as-table")),
        html(table)
    )
}

fn html(table: &Table) -> String {
    let mut html = String::from("<table><thead><tr>");
    for (i, heading) in table.headings.iter().enumerate() {
        let class = if i == 0 { "" } else { " class=\"num\"" };
        let _ = write!(html, "<th scope=\"col\"{class}>{}</th>", escape(heading));
    }
    html.push_str("</tr></thead><tbody>");
    for (link, row) in &table.rows {
        html.push_str("<tr>");
        for (i, cell) in row.iter().enumerate() {
            let cell = escape(cell);
            let _ = match link {
                Some(link) if i == 0 => {
                    write!(html, "<th scope=\"row\"><a href=\"{}\">{cell}</a></th>", escape(link))
                }
                None if i == 0 => write!(html, "<th scope=\"row\">{cell}</th>"),
                _ => write!(html, "<td class=\"num\">{cell}</td>"),
            };
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table>");
    html
}

/// Text as it may stand in HTML and SVG.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}
