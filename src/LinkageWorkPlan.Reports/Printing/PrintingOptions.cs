namespace LinkageWorkPlan.Reports.Printing;

/// <summary>The settings under <c>Printing</c>.</summary>
public sealed class PrintingOptions
{
    public const string Section = "Printing";

    /// <summary>Full path of Chromium, Chrome or Edge; empty to look in the usual places.</summary>
    public string? BrowserPath { get; set; }

    /// <summary>Seconds one document may take, waiting in line not counted, 1 to 3600.</summary>
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>Documents printed at the same time, 1 to 16; others wait.</summary>
    public int Concurrency { get; set; } = 2;
}
