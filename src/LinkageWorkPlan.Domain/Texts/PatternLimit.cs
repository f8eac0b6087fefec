namespace LinkageWorkPlan.Domain.Texts;

/// <summary>What people write is looked through by regular expressions: no text keeps the server busy for longer than this.</summary>
public static class PatternLimit
{
    public const int Milliseconds = 2000;
}
