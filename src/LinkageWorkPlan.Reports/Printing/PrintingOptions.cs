using LinkageWorkPlan.Reports.Templates;

namespace LinkageWorkPlan.Reports.Printing;

/// <summary>The settings under <c>Printing</c>.</summary>
public sealed class PrintingOptions
{
    public const string Section = "Printing";

    public const int TimeoutSecondsMax = 3600;

    public const int ConcurrencyMax = 16;

    /// <summary>Full path of Chromium, Chrome or Edge; empty to look in the usual places.</summary>
    public string? BrowserPath { get; set; }

    /// <summary>Full path of poppler's pdftoppm, which draws pages for the screen; empty to look in the folders of programs.</summary>
    public string? PageDrawerPath { get; set; }

    /// <summary>Seconds one document may take, waiting in line not counted, 1 to <see cref="TimeoutSecondsMax"/>.</summary>
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>Documents printed at the same time, 1 to <see cref="ConcurrencyMax"/>; others wait.</summary>
    public int Concurrency { get; set; } = 2;

    /// <summary>In whose name a side's own copy of a report goes out.</summary>
    public Letterhead Letterhead { get; set; }

    /// <summary><see cref="Concurrency"/> within its bounds.</summary>
    public int MaxConcurrent => Math.Clamp(Concurrency, 1, ConcurrencyMax);
}
