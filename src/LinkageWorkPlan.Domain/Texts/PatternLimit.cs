namespace LinkageWorkPlan.Domain.Texts;

/// <summary>
/// What people write is looked through by regular expressions: no text keeps the server busy for longer than this.
/// The patterns read a megabyte in a fraction of it; on a busy machine they need several times as long.
/// </summary>
public static class PatternLimit
{
    public const int Milliseconds = 5000;
}
