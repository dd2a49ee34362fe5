//! Facts as terms and values.

use leptos::prelude::*;

/// A term and its value.
pub struct Fact {
    term: AnyView,
    value: AnyView,
}

impl Fact {
    /// A term and its value.
    pub fn new(term: impl IntoView + 'static, value: impl IntoView + 'static) -> Self {
        Self { term: term.into_any(), value: value.into_any() }
    }
}

/// A list of facts, between two thin rules.
#[component]
pub fn Facts(
    /// The facts, in order.
    facts: Vec<Fact>,
    /// How they're set: `facts first` comes right under a title, `facts short` has short terms.
    #[prop(default = "facts")]
    class: &'static str,
) -> impl IntoView {
    let rows = facts.into_iter().map(|fact| view! { <div><dt>{fact.term}</dt><dd>{fact.value}</dd></div> });
    view! { <dl class=class>{rows.collect::<Vec<_>>()}</dl> }.into_any()
}
