//! axe-core on the page as it stands: any violation fails.

use std::sync::OnceLock;

use serde_json::Value;

use crate::Browser;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// On paper.
    Light,
    /// At night.
    Dark,
}

impl Scheme {
    /// As CSS and the account settings name it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

fn source() -> &'static str {
    static SOURCE: OnceLock<String> = OnceLock::new();
    SOURCE.get_or_init(|| {
        let file = xtask::root().join("node_modules/axe-core/axe.min.js");
        std::fs::read_to_string(file).expect("axe-core is installed: run `npm ci`")
    })
}

const RUN: &str = "
    const [scheme, done] = arguments;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const colours = ['color-contrast', 'link-in-text-block'];
    const runOnly = scheme === 'light' ? { type: 'tag', values: tags } : { type: 'rule', values: colours };
    axe.run(document, { runOnly, resultTypes: ['violations'] })
        .then(result => done(result.violations.flatMap(rule => rule.nodes.map(node =>
            `${rule.id}: ${rule.help}\\n    ${node.html}\\n    ${node.failureSummary}`))))
        .catch(error => done(['axe itself failed: ' + error]));
";

impl Browser {
    /// What axe finds on the page: in light against WCAG 2.2 AA and the best practices it knows, in dark against what
    /// they say of colour, since a page is the same otherwise.
    ///
    /// # Panics
    /// When axe cannot run.
    pub async fn violations(&self) -> Vec<String> {
        let mut all = Vec::new();
        for scheme in [Scheme::Light, Scheme::Dark] {
            self.scheme(scheme).await;
            let there = self.script("return typeof window.axe === 'object'", &[]).await;
            if there != Value::Bool(true) {
                self.script(source(), &[]).await;
            }
            let found =
                self.client.execute_async(RUN, vec![scheme.name().into()]).await.expect("axe runs");
            let found: Vec<String> = serde_json::from_value(found).expect("a list of violations");
            let place = self.place().await;
            all.extend(found.iter().map(|what| format!("{place}, {}: {what}", scheme.name())));
        }
        all
    }

    /// Checks that axe finds nothing.
    ///
    /// # Panics
    /// On any violation, with the elements it was found on.
    pub async fn axe(&self) {
        let found = self.violations().await;
        assert!(found.is_empty(), "axe:\n{}", found.join("\n"));
    }
}
