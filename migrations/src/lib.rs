//! The schema, the same on SQLite and PostgreSQL. It depends on none of our crates: a migration that has run never
//! changes, whatever happens to the entities.

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

mod m20261129_000001_contents;
mod m20261129_000002_records;
mod m20261129_000003_mail_and_memory;
mod m20261129_000004_organisers;
mod m20261130_000005_day_counts;
mod m20261201_000001_bounces;
mod m20261202_000001_issues;
mod m20261203_000001_brand;
mod m20261204_000001_list_imports;
mod m20261205_000001_issue_saves;
mod m20261206_000001_pictures;

/// Every migration, in order.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261129_000001_contents::Migration),
            Box::new(m20261129_000002_records::Migration),
            Box::new(m20261129_000003_mail_and_memory::Migration),
            Box::new(m20261129_000004_organisers::Migration),
            Box::new(m20261130_000005_day_counts::Migration),
            Box::new(m20261201_000001_bounces::Migration),
            Box::new(m20261202_000001_issues::Migration),
            Box::new(m20261203_000001_brand::Migration),
            Box::new(m20261204_000001_list_imports::Migration),
            Box::new(m20261205_000001_issue_saves::Migration),
            Box::new(m20261206_000001_pictures::Migration),
        ]
    }
}

/// `column IN (…)`, for the CHECK of a state column.
fn one_of(column: &'static str, values: &[&'static str]) -> SimpleExpr {
    Expr::col(column).is_in(values.iter().copied())
}

/// A foreign key from `column` of `table` to the `id` of `to`, with what happens when that row is deleted.
fn to(
    table: &'static str,
    column: &'static str,
    to: &'static str,
    gone: ForeignKeyAction,
) -> ForeignKeyCreateStatement {
    ForeignKey::create().name(format!("{table}_{column}")).from(table, column).to(to, "id").on_delete(gone).to_owned()
}

/// An index's name: its table and columns.
fn index_name(table: &str, columns: &[&str]) -> String {
    format!("{table}_{}", columns.join("_"))
}

/// A plain index, see [`index_name`].
fn index(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(index_name(table, columns)).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

/// An index of a mostly empty column, with only the rows that have a value, so that the others cost nothing to write or
/// erase. `column = value` is enough for either database to use it.
fn filled(table: &'static str, columns: &[&'static str], column: &'static str) -> IndexCreateStatement {
    index(table, columns).and_where(Expr::col(column).is_not_null()).to_owned()
}
