//! How long a record is kept by its own wording and by every later one: a keep that became shorter holds for all,
//! one that became longer for later sign-ups only.

use std::collections::BTreeMap;

use app::domain::purpose::{PurposeVersion, Wording};
use uuid::Uuid;

/// The wordings by version id, with what each of them keeps now. `versions` are a purpose's, oldest first.
#[must_use]
pub fn of(versions: &[PurposeVersion]) -> BTreeMap<Uuid, Wording> {
    let mut terms = BTreeMap::new();
    let mut later: Option<Wording> = None;
    for version in versions.iter().rev() {
        let mut wording = version.wording.clone();
        if let Some(later) = &later {
            shorten(&mut wording, later);
        }
        terms.insert(version.id, wording.clone());
        later = Some(wording);
    }
    terms
}

fn shorten(wording: &mut Wording, later: &Wording) {
    wording.keep = wording.keep.min(later.keep);
    for field in &mut wording.fields {
        let other = later.field(&field.key).and_then(|field| field.keep);
        field.keep = field.keep.into_iter().chain(other).min();
    }
}
