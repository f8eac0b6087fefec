using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Delivery;

/// <summary>Writes mails into the request's own transaction: what they tell and that it is told are saved together, or neither is.</summary>
public sealed class MailQueue(WorkPlanDb db, MailTemplates templates, ReportTemplates reports, MailOptions options, DeliveryOptions delivery, SiteAddress site, Clock clock, MailSender sender, RequestContext context)
{
    /// <summary>Tells each minister's office of an issue, in its language. To be saved by the caller.</summary>
    /// <param name="title">The report's subject.</param>
    public async Task TellIssueAsync(Report report, ReportIssue issue, LocalizedText title, CancellationToken cancel)
    {
        var kind = issue.Number == 1 ? MailKind.Issued : MailKind.Superseded;
        foreach (var recipient in await OfficesAsync(cancel))
        {
            db.Mails.Add(Write(new MailSubject(kind, report.Id, issue.Number), recipient, await OfIssueAsync(report, issue.Number, issue.IssuedOn, title, recipient, cancel)));
        }

        context.AfterCommit(sender.Wake);
    }

    /// <summary>Asks the co-chairs whose signature is missing. To be saved by the caller.</summary>
    public async Task AskToSignAsync(SignOffRound round, CancellationToken cancel)
    {
        var accounts = await db.Users.AsNoTracking().Where(each => each.Role == Role.CoChair && !each.IsDisabled && each.Email != null).OrderBy(each => each.Id).ToListAsync(cancel);
        foreach (var account in accounts.Where(each => !round.IsSignedBy(each.Side)))
        {
            var recipient = Of(account);
            db.Mails.Add(Write(new MailSubject(MailKind.YourTurn, round.Id), recipient, Places(recipient, round.Title, round.SubjectCode, DateText.Long(WorkingClock.DayOf(new DateTimeOffset(round.RequestedAt, TimeSpan.Zero)), recipient.Language), $"/approvals/{round.Id}")));
        }

        context.AfterCommit(sender.Wake);
    }

    /// <summary>Reminds the recipient of a mail about an issue. To be saved by the caller.</summary>
    /// <param name="told">The mail by which it was told first.</param>
    /// <param name="number">From 1.</param>
    public async Task RemindAsync(OutgoingMail told, Report report, ReportIssue issue, LocalizedText title, int number, CancellationToken cancel)
    {
        var account = told.AccountId is { } id ? await db.Users.AsNoTracking().SingleOrDefaultAsync(each => each.Id == id && !each.IsDisabled && each.Role == Role.MinisterOffice && each.Email != null, cancel) : null;
        if (told.AccountId is not null && account is null)
        {
            return;
        }

        var recipient = account is null ? new MailRecipient(told.Recipient, told.RecipientName, told.Side, told.Language, null) : Of(account);
        db.Mails.Add(Write(new MailSubject(MailKind.Reminder, report.Id, issue.Number, number), recipient, await OfIssueAsync(report, issue.Number, issue.IssuedOn, title, recipient, cancel)));
        context.AfterCommit(sender.Wake);
    }

    private async Task<IReadOnlyList<MailRecipient>> OfficesAsync(CancellationToken cancel)
    {
        var accounts = await db.Users.AsNoTracking().Where(each => each.Role == Role.MinisterOffice && !each.IsDisabled && each.Email != null).OrderBy(each => each.Side).ThenBy(each => each.Id).ToListAsync(cancel);
        var recipients = accounts.Select(Of).ToList();
        foreach (var side in Sides.Both)
        {
            if (delivery.OfficeOf(side) is { } address && !recipients.Any(each => each.Address.Equals(address, StringComparison.OrdinalIgnoreCase)))
            {
                var language = side.NativeLanguage();
                recipients.Add(new MailRecipient(address, Layout.Loc.In(language)["Reports.OfficeOf." + side], side, language, null));
            }
        }

        return recipients;
    }

    private OutgoingMail Write(MailSubject about, MailRecipient to, Dictionary<string, string?> places)
    {
        var (title, body) = templates.Write(about.Kind, to.Language, places);
        if (title.Length > OutgoingMail.TitleMax)
        {
            title = title[..TextElementStart(title, OutgoingMail.TitleMax - 1)] + "…";
        }

        return new OutgoingMail(about, to, options.Domain, title, body, options.AttachPdf && about.Kind is MailKind.Issued or MailKind.Superseded, clock.UtcNow);
    }

    private async Task<Dictionary<string, string?>> OfIssueAsync(Report report, int issue, DateOnly issuedOn, LocalizedText title, MailRecipient to, CancellationToken cancel)
    {
        var plan = await db.Plans.Where(each => each.Id == report.PlanId).Select(each => each.Code).SingleAsync(cancel);
        var places = Places(to, title, report.Code, DateText.Long(issuedOn, to.Language), $"/issued/{Uri.EscapeDataString(plan)}/{Uri.EscapeDataString(report.Code)}");
        places["Issue"] = NumberText.Format(issue, to.Language, 0);
        places["Former"] = NumberText.Format(issue - 1, to.Language, 0);
        places["Period"] = DateText.LongRange(report.PeriodStart, report.PeriodEnd, to.Language);
        return places;
    }

    private Dictionary<string, string?> Places(MailRecipient to, LocalizedText title, string code, string date, string path) => new(StringComparer.Ordinal)
    {
        ["Name"] = to.Name,
        ["Group"] = reports.Wording[WordingKeys.GroupName].For(to.Language),
        ["Title"] = title.For(to.Language),
        ["Code"] = code,
        ["Date"] = date,
        ["Link"] = site.Of(path),
    };

    /// <summary>The last place at or before <paramref name="most"/> where no letter is cut from its marks.</summary>
    private static int TextElementStart(string words, int most) => System.Globalization.StringInfo.ParseCombiningCharacters(words).Last(start => start <= most);

    private static MailRecipient Of(Account account) => new(account.Email!, account.DisplayName, account.Side, account.Language, account.Id);
}
