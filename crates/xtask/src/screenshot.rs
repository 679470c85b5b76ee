use clap::Args;
use xtask::Result;
#[derive(Args)]
pub(crate) struct Options {
    #[arg(long)]
    all: bool,
}
pub(crate) fn run(_: &Options) -> Result {
    Ok(())
}
