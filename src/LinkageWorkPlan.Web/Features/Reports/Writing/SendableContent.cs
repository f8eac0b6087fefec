using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Warnings;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Glossary;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.SignOff;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>A draft's content with which nothing is wrong: what secretaries agree to, and send.</summary>
/// <param name="Kept">Warnings that stay, each with its reason.</param>
internal sealed record SendableContent(ReportContent Content, IReadOnlyList<(WarningAbout About, WarningAnswer Answer)> Kept)
{
    public string Canonical { get; } = CanonicalContent.Of(Content);

    public string Fingerprint => Domain.Texts.Fingerprint.OfContent(Canonical);

    /// <param name="report">Locked. Its plan is locked here: nobody records progress between two of the reads that make up the content.</param>
    /// <param name="today">UTC+7.</param>
    /// <exception cref="RuleException">A check, a comment of a return or a warning is open: all of them at once.</exception>
    public static async Task<SendableContent> OfAsync(WorkPlanDb db, ReportContents contents, Report report, DateOnly today, CancellationToken cancel)
    {
        report.RequireDraft();
        await db.LockPlanAsync(report.PlanId, cancel);
        var content = await contents.ComputeAsync(report, cancel);
        IReadOnlyList<BrokenRule> open = [.. contents.ChecksOf(content, today), .. await db.UnansweredAsync(report.Id, cancel)];
        var warnings = ReportWarnings.Of(content, await db.AgreedTermsAsync(cancel)).Select(each => (each.About, Answer: report.Answers.FirstOrDefault(answer => answer.Key == each.Key))).ToList();
        var unanswered = warnings.Count(each => each.Answer is null);
        if (unanswered > 0)
        {
            open = [.. open, new BrokenRule(Rules.WarningUnanswered, null, unanswered)];
        }

        return open.Count > 0 ? throw new RuleException(open) : new SendableContent(content, [.. warnings.Select(each => (each.About, each.Answer!))]);
    }
}

/// <summary>Who agrees before a report is sent, and how they are asked.</summary>
internal static class Consenting
{
    /// <summary>The key of the notifications that ask for the consent to one content.</summary>
    public static string KeyOf(Guid reportId, string fingerprint) => $"Consent:{reportId}:{ReportIssue.CodeOf(fingerprint)}";

    public static async Task<NotificationSubject> ConsentSubjectAsync(this WorkPlanDb db, Report report, LocalizedText title, CancellationToken cancel)
    {
        var plan = await db.Plans.Where(each => each.Id == report.PlanId).Select(each => each.Code).SingleAsync(cancel);
        return new NotificationSubject(report.Id, report.Code, title, $"/reports/{Uri.EscapeDataString(plan)}/{Uri.EscapeDataString(report.Code)}?section={ReportPanels.Send}");
    }

    public static Task<bool> HasSecretaryAsync(this WorkPlanDb db, Side side, CancellationToken cancel) =>
        db.Users.AnyAsync(each => each.Side == side && each.Role == Role.Secretary && !each.IsDisabled, cancel);
}
