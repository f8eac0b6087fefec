using System.Globalization;

namespace LinkageWorkPlan.Domain.Library;

/// <summary>What uses a document. Stored by name.</summary>
public enum DocumentUser
{
    Task,
    Pilot,
    Course,
    Meeting,
}

/// <summary>One thing that uses documents.</summary>
/// <param name="PlanCode">Of a task; empty of what belongs to no plan.</param>
/// <param name="Code">As in "A1", "PM2", "TR3" or "M4".</param>
public sealed record DocumentUseLink(DocumentUser Kind, string PlanCode, string Code);

/// <summary>A document is used by something: both pages show the other.</summary>
public sealed class DocumentUse
{
    public const int CodeMax = 12;

    private DocumentUse()
    {
    }

    internal DocumentUse(Guid documentId, int number, DocumentUseLink link)
    {
        Id = Guid.CreateVersion7();
        (DocumentId, Number, Kind, PlanCode, SubjectCode) = (documentId, number, link.Kind, link.PlanCode, link.Code);
        Code = string.Create(CultureInfo.InvariantCulture, $"U{number}");
    }

    public Guid Id { get; private set; }
    public Guid DocumentId { get; private set; }

    /// <summary>From 1 in its document.</summary>
    public int Number { get; private set; }

    /// <summary>As in "U2", unique in the document.</summary>
    public string Code { get; private set; } = string.Empty;

    public DocumentUser Kind { get; private set; }

    /// <summary>Of a task; empty of what belongs to no plan.</summary>
    public string PlanCode { get; private set; } = string.Empty;

    /// <summary>As in "A1", "PM2", "TR3" or "M4".</summary>
    public string SubjectCode { get; private set; } = string.Empty;

    public DocumentUseLink Link => new(Kind, PlanCode, SubjectCode);
}
