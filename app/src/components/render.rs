//! From a view to a whole page's HTML.

use leptos::prelude::*;
use leptos::reactive::owner::Owner;

/// Renders a view to a whole page's HTML, without any script. Leptos's hydration marks are left out; no text can
/// contain them, as every `<` in a text is escaped.
#[must_use]
pub fn render<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    render_with_islands(view).replace("<!>", "").replace("<!--<() />-->", "")
}

/// Renders a view to a whole page's HTML, with islands for a script to wake.
#[must_use]
pub fn render_with_islands<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new();
    let html = owner.with(|| view().into_view().to_html());
    owner.cleanup();
    html
}
