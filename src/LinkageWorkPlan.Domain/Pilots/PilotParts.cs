using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Pilots;

/// <summary>A task of a plan in which a chosen model is carried out.</summary>
public sealed class PilotTask
{
    private PilotTask()
    {
    }

    internal PilotTask(Guid pilotId, TaskLink link)
    {
        Id = Guid.CreateVersion7();
        (PilotId, PlanCode, TaskCode) = (pilotId, link.PlanCode, link.Code);
    }

    public Guid Id { get; private set; }
    public Guid PilotId { get; private set; }
    public string PlanCode { get; private set; } = string.Empty;
    public string TaskCode { get; private set; } = string.Empty;

    public TaskLink Link => new(PlanCode, TaskCode);
}

/// <summary>What the group says of a chosen model once a year.</summary>
public sealed class PilotReview
{
    public const int ReasonMax = 2000;

    /// <summary>A review may still be written so many years later.</summary>
    public const int YearsBack = 3;

    /// <summary>What messages call the reason.</summary>
    public const string ReasonLabel = "PilotReview.Reason";

    private PilotReview()
    {
    }

    internal PilotReview(Guid pilotId, int year, PilotVerdict verdict, LocalizedText reason)
    {
        Id = Guid.CreateVersion7();
        (PilotId, Year) = (pilotId, year);
        Take(verdict, reason);
    }

    public Guid Id { get; private set; }
    public Guid PilotId { get; private set; }
    public int Year { get; private set; }
    public PilotVerdict Verdict { get; private set; }
    public LocalizedText Reason { get; private set; } = LocalizedText.Empty;

    internal void Take(PilotVerdict verdict, LocalizedText reason)
    {
        Explain(reason);
        Verdict = verdict;
    }

    internal void Explain(LocalizedText reason) => Reason = Check.Text(reason, ReasonLabel, ReasonMax, required: true);
}
