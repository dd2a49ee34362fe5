//! From a view to the HTML of a whole page.

use leptos::prelude::*;
use leptos::reactive::owner::Owner;

/// Renders a view to the HTML of a whole page without any script. The marks by which a script would find its way
/// around the page are left out; no text can hold them, as every `<` in a text is escaped.
#[must_use]
pub fn render<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    render_with_islands(view).replace("<!>", "").replace("<!--<() />-->", "")
}

/// Renders a view to the HTML of a whole page whose islands a script will wake.
#[must_use]
pub fn render_with_islands<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new();
    let html = owner.with(|| view().into_view().to_html());
    owner.cleanup();
    html
}
