using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Fonts;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.SignOff;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>Minutes as both co-chairs sign them: they are frozen when they are sent, so what is compared at a signature is what was sent.</summary>
internal sealed class SignableMinutesOf(Meeting meeting, FontCoverage fonts) : ISignable
{
    public Task<string> ContentAsync(CancellationToken cancel) => Task.FromResult(MinutesContent.Of(meeting).ToCanonical());

    public Task<IReadOnlyList<BrokenRule>> UnreadyTextsAsync(CancellationToken cancel) => Task.FromResult(meeting.BeforeSigning(fonts));

    public Task CompleteAsync(CancellationToken cancel)
    {
        meeting.CompleteMinutes();
        return Task.CompletedTask;
    }

    public void ReturnToDraft() => meeting.ReopenMinutes();
}

internal sealed class SignableMinutes(WorkPlanDb db, ReportTemplates templates) : ISignables
{
    public SignOffSubject Kind => SignOffSubject.Minutes;

    public async Task<ISignable> LockAsync(Guid id, CancellationToken cancel) => new SignableMinutesOf(await db.LockMeetingAsync(id, cancel), templates.Fonts);
}

internal static class MinutesChecks
{
    /// <summary>Which texts keep everybody from signing: vi and lo there, none stale, all to be printed.</summary>
    /// <param name="fonts">What can be printed.</param>
    public static IReadOnlyList<BrokenRule> BeforeSigning(this Meeting meeting, FontCoverage fonts) =>
        [.. TaskRules.OfTexts(meeting.Code, meeting.MinutesTexts), .. UnprintedLetters.Of(MinutesContent.Of(meeting).ToCanonical(), fonts)];
}
