//! The public pages as people, screen readers and search engines get them.

#[cfg(test)]
mod built_keys;
#[cfg(test)]
mod change;
#[cfg(test)]
mod islands;
#[cfg(test)]
mod languages;
#[cfg(test)]
mod markup;
#[cfg(test)]
mod own;
#[cfg(test)]
mod readability;
#[cfg(test)]
mod safety;
#[cfg(test)]
mod snapshots;
#[cfg(test)]
mod texts;
