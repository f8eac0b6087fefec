using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.Reports.Agreed;

/// <summary>What is printed of a meeting. It belongs to no plan.</summary>
public abstract record MeetingDocument : AgreedDocument
{
    public required MinutesContent Meeting { get; init; }

    public override string PlanCode => string.Empty;
    public override LocalizedText PlanTitle => LocalizedText.Empty;
    public override string DocumentCode => Meeting.MeetingCode;
    public override LocalizedText Subject => Meeting.Title;
    public override DateOnly DraftDay => Meeting.On;

    public override string ToCanonical() => Meeting.ToCanonical();
}

/// <summary>The minutes on paper: both co-chairs sign them.</summary>
public sealed record MinutesDocument : MeetingDocument
{
    public override PrintedKind Printed => PrintedKind.Minutes;
}

/// <summary>The invitation on paper: day, place and agenda. Nobody signs it in the system.</summary>
public sealed record InvitationDocument : MeetingDocument
{
    public override PrintedKind Printed => PrintedKind.Invitation;
}
