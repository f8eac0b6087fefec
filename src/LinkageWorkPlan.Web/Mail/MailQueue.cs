using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Mail;

/// <summary>Writes mails into the request's own transaction: the event and the mail about it are saved together, or neither is.</summary>
public sealed partial class MailQueue(WorkPlanDb db, MailTemplates templates, ReportTemplates reports, MailOptions options, DeliveryOptions delivery, SiteAddress site, Clock clock, MailSender sender, RequestContext context, NotificationDesk notifications)
{
    /// <summary>Tells each minister's office of an issue, in its language. The caller saves it.</summary>
    /// <param name="title">The report's subject.</param>
    public async Task QueueIssueMailsAsync(Report report, ReportIssue issue, LocalizedText title, CancellationToken cancel)
    {
        var kind = issue.Number == 1 ? MailKind.Issued : MailKind.Superseded;
        foreach (var recipient in await OfficesAsync(cancel))
        {
            db.Mails.Add(Write(new MailSubject(kind, report.Id, issue.Number), recipient, await OfIssueAsync(report, issue, title, recipient, cancel)));
        }

        context.AfterCommit(sender.Wake);
    }

    /// <summary>Asks the co-chairs whose signature is missing, and deputies who sign in their place today. The caller saves it.</summary>
    public async Task AskToSignAsync(SignOffRound round, CancellationToken cancel)
    {
        var asked = await db.Mails.Where(each => each.Kind == MailKind.YourTurn && each.SubjectId == round.Id && (each.State == MailState.Waiting || each.State == MailState.Sent)).Select(each => each.AccountId).ToListAsync(cancel);
        await AskAsync(round, await SignersAsync(round, cancel), asked, cancel);
    }

    /// <summary>Deputies alone, of all that waits, however often: nobody who was ever asked of a round gets another mail. The caller saves it.</summary>
    public async Task AskDeputiesOfOpenAsync(CancellationToken cancel)
    {
        foreach (var round in await db.Rounds.AsSplitQuery().Where(each => each.State == RoundState.Open).OrderBy(each => each.Id).ToListAsync(cancel))
        {
            await AskDeputiesAsync(round, cancel);
        }
    }

    private async Task AskDeputiesAsync(SignOffRound round, CancellationToken cancel)
    {
        var asked = await db.Mails.Where(each => each.Kind == MailKind.YourTurn && each.SubjectId == round.Id).Select(each => each.AccountId).ToListAsync(cancel);
        var missing = await SignersAsync(round, cancel);
        await AskAsync(round, missing, [.. asked, .. missing.Where(each => each.Role != Role.Deputy).Select(each => (Guid?)each.Id)], cancel);
    }

    private async Task<List<Account>> SignersAsync(SignOffRound round, CancellationToken cancel)
    {
        var deputies = await db.DeputiesAsync(clock.Today, cancel);
        var accounts = await db.Users.AsNoTracking()
            .Where(each => (each.Role == Role.CoChair || (each.Role == Role.Deputy && deputies.Contains(each.Id))) && !each.IsDisabled && each.Email != null).OrderBy(each => each.Id).ToListAsync(cancel);
        return accounts.FindAll(each => !round.IsSignedBy(each.Side));
    }

    /// <param name="missing">Who can sign it now.</param>
    /// <param name="asked">Who gets no mail.</param>
    private async Task AskAsync(SignOffRound round, List<Account> missing, List<Guid?> asked, CancellationToken cancel)
    {
        await notifications.TakeBackAsync(WaitingKey(round), [.. missing.Select(each => each.Id)], cancel);
        var told = await notifications.TellAsync(
            NotificationKind.Waiting, WaitingKey(round), new NotificationSubject(round.SubjectId, round.SubjectCode, round.Title, $"/approvals/{round.Id}"), [.. missing.Select(each => each.Id)], cancel);
        var paces = await db.PacesAsync([.. missing.Select(each => each.Id)], cancel);
        foreach (var recipient in missing.Where(each => !asked.Contains(each.Id) && paces(each.Id, NotificationKind.Waiting) == MailPace.AtOnce).Select(MailRecipients.Of))
        {
            var mail = Write(new MailSubject(MailKind.YourTurn, round.Id), recipient, OfRound(round, recipient));
            db.Mails.Add(mail);
            told.FirstOrDefault(each => each.AccountId == recipient.AccountId)?.Mailed(mail.Id, clock.UtcNow);
        }

        context.AfterCommit(sender.Wake);
    }

    /// <summary>A round waits for nobody any more. The caller saves it.</summary>
    public Task StopAskingAsync(SignOffRound round, CancellationToken cancel) => notifications.TakeBackAsync(WaitingKey(round), [], cancel);

    /// <summary>Tells secretaries and co-chairs of both sides that somebody was given power over signing. The caller saves it.</summary>
    public async Task QueueSigningPowerMailAsync(SigningHold hold, CancellationToken cancel)
    {
        foreach (var recipient in await BothSidesAsync(cancel))
        {
            db.Mails.Add(Write(new MailSubject(MailKind.SigningPower, hold.Id), recipient, OfHold(hold, recipient)));
        }

        context.AfterCommit(sender.Wake);
    }

    /// <summary>Notifies secretaries and co-chairs of both sides that a plan was closed or reopened, by mail or in their digest. The caller saves it.</summary>
    public async Task QueuePlanMailAsync(MailKind kind, WorkPlan plan, CancellationToken cancel)
    {
        var people = await notifications.PeopleAsync(Role.CoChair | Role.Secretary, null, cancel);
        var told = await notifications.TellAsync(NotificationKind.PlanLife, $"{kind}:{plan.Id}:{plan.Version}", new NotificationSubject(plan.Id, plan.Code, plan.Title, ClosingOf(plan)), people, cancel);
        var paces = await db.PacesAsync([.. people], cancel);
        foreach (var recipient in (await BothSidesAsync(cancel)).Where(each => paces(each.AccountId!.Value, NotificationKind.PlanLife) == MailPace.AtOnce))
        {
            var mail = Write(new MailSubject(kind, plan.Id), recipient, OfPlan(plan, recipient));
            db.Mails.Add(mail);
            told.FirstOrDefault(each => each.AccountId == recipient.AccountId)?.Mailed(mail.Id, clock.UtcNow);
        }

        context.AfterCommit(sender.Wake);
    }

    /// <summary>Rewrites a mail that waits for its recipient as they are now.</summary>
    public async Task RewriteAsync(OutgoingMail mail, MailRecipient to, CancellationToken cancel)
    {
        var places = mail.Kind switch
        {
            MailKind.YourTurn => OfRound(await db.Rounds.AsNoTracking().AsSplitQuery().SingleAsync(each => each.Id == mail.SubjectId, cancel), to),
            MailKind.SigningPower => OfHold(await db.SigningHolds.AsNoTracking().SingleAsync(each => each.Id == mail.SubjectId, cancel), to),
            MailKind.PowerProposal => OfProposal(await db.PowerProposals.AsNoTracking().SingleAsync(each => each.Id == mail.SubjectId, cancel), to),
            MailKind.Account => OfAccount(await db.AccountEvents.AsNoTracking().SingleAsync(each => each.Id == mail.SubjectId, cancel), to),
            MailKind.PlanClosed or MailKind.PlanReopening or MailKind.PlanReopened => OfPlan(await db.Plans.AsNoTracking().SingleAsync(each => each.Id == mail.SubjectId, cancel), to),
            MailKind.Issued or MailKind.Superseded or MailKind.Reminder => await OfStoredIssueAsync(mail, to, cancel),
            MailKind.Notification or MailKind.Digest => await OfNotificationsAsync(mail, to, cancel),
            MailKind.BackupFailed => OfBackup(mail.CreatedAt, to),
            MailKind.HistoryHead => OfHead(await db.HistoryHeads.AsNoTracking().SingleAsync(each => each.Id == mail.SubjectId, cancel), to),
            MailKind.MeetingInvitation or MailKind.MeetingChanged or MailKind.MeetingCalledOff => OfMeeting(await db.Meetings.AsNoTracking().AsSplitQuery().SingleAsync(each => each.Id == mail.SubjectId, cancel), to),
        };
        var (title, body) = Words(mail.Kind, to, places);
        mail.Readdress(to, title, body);
    }

    /// <summary>Reminds the recipient of a mail about an issue. The caller saves it.</summary>
    /// <param name="told">The mail that announced it first.</param>
    /// <param name="number">From 1.</param>
    public async Task RemindAsync(OutgoingMail told, Report report, ReportIssue issue, LocalizedText title, int number, CancellationToken cancel)
    {
        var account = told.AccountId is { } id ? await db.Users.AsNoTracking().SingleOrDefaultAsync(each => each.Id == id && !each.IsDisabled && each.Role == Role.MinisterOffice && each.Email != null, cancel) : null;
        if (told.AccountId is not null && account is null)
        {
            return;
        }

        var recipient = account is null ? new MailRecipient(told.Recipient, told.RecipientName, told.Side, told.Language, null) : MailRecipients.Of(account);
        db.Mails.Add(Write(new MailSubject(MailKind.Reminder, report.Id, issue.Number, number), recipient, await OfIssueAsync(report, issue, title, recipient, cancel)));
        context.AfterCommit(sender.Wake);
    }

    private static string ClosingOf(WorkPlan plan) => $"/plans/{Uri.EscapeDataString(plan.Code)}/close";

    private static string WaitingKey(SignOffRound round) => $"{NotificationKind.Waiting}:{round.Id}";

    private async Task<IReadOnlyList<MailRecipient>> BothSidesAsync(CancellationToken cancel) =>
    [
        .. (await db.Users.AsNoTracking().Where(each => (each.Role == Role.CoChair || each.Role == Role.Secretary) && !each.IsDisabled && each.Email != null).OrderBy(each => each.Id).ToListAsync(cancel))
            .Select(MailRecipients.Of),
    ];

    private async Task<IReadOnlyList<MailRecipient>> OfficesAsync(CancellationToken cancel)
    {
        var accounts = await db.Users.AsNoTracking().Where(each => each.Role == Role.MinisterOffice && !each.IsDisabled && each.Email != null).OrderBy(each => each.Side).ThenBy(each => each.Id).ToListAsync(cancel);
        var recipients = accounts.Select(MailRecipients.Of).ToList();
        foreach (var side in Sides.Both)
        {
            if (delivery.OfficeOf(side) is { } address && !recipients.Any(each => each.Address.Equals(address, StringComparison.OrdinalIgnoreCase)))
            {
                recipients.Add(MailRecipients.OfOffice(side, address));
            }
        }

        return recipients;
    }

    private OutgoingMail Write(MailSubject about, MailRecipient to, Dictionary<string, string?> places)
    {
        var (title, body) = Words(about.Kind, to, places);
        return new OutgoingMail(about, to, options.Domain, title, body, options.AttachPdf && about.Kind is MailKind.Issued or MailKind.Superseded, clock.UtcNow);
    }

    private (string Title, string Body) Words(MailKind kind, MailRecipient to, Dictionary<string, string?> places)
    {
        var (title, body) = templates.Write(kind, to.Language, places);
        return (title.Length > OutgoingMail.TitleMax ? title[..TextElementStart(title, OutgoingMail.TitleMax - 1)] + "…" : title, body);
    }

    private Dictionary<string, string?> OfRound(SignOffRound round, MailRecipient to) =>
        Places(to, round.Title, round.SubjectCode, DateText.Long(WorkingClock.DayOf(new DateTimeOffset(round.RequestedAt, TimeSpan.Zero)), to.Language), $"/approvals/{round.Id}");

    private Dictionary<string, string?> OfHold(SigningHold hold, MailRecipient to)
    {
        var loc = Layout.Loc.In(to.Language);
        var places = Places(to, LocalizedText.Empty, string.Empty, loc.Moment(hold.At), "/approvals/accounts");
        places["Person"] = hold.AccountName;
        places["Position"] = $"{loc.Name(hold.Role)}, {loc.Name(hold.Side)}";
        places["Change"] = loc.Name(hold.Change);
        places["By"] = hold.ByName;
        places["Until"] = loc.Moment(hold.Until);
        return places;
    }

    private Dictionary<string, string?> OfPlan(WorkPlan plan, MailRecipient to)
    {
        var places = Places(to, plan.Title, plan.Code, DateText.Long(plan.ClosedOn ?? clock.Today, to.Language), ClosingOf(plan));
        places["By"] = plan.ReopeningAskedBy is { } side ? Layout.Loc.In(to.Language).Name(side) : string.Empty;
        return places;
    }

    private async Task<Dictionary<string, string?>> OfStoredIssueAsync(OutgoingMail mail, MailRecipient to, CancellationToken cancel)
    {
        var report = await db.Reports.AsNoTracking().SingleAsync(each => each.Id == mail.SubjectId, cancel);
        var issue = await db.Issues.AsNoTracking().SingleAsync(each => each.ReportId == mail.SubjectId && each.Number == mail.Issue, cancel);
        var title = await db.Rounds.Where(round => round.Id == issue.RoundId).Select(round => round.Title).SingleAsync(cancel);
        return await OfIssueAsync(report, issue, title, to, cancel);
    }

    private async Task<Dictionary<string, string?>> OfIssueAsync(Report report, ReportIssue issue, LocalizedText title, MailRecipient to, CancellationToken cancel)
    {
        var plan = await db.Plans.Where(each => each.Id == report.PlanId).Select(each => each.Code).SingleAsync(cancel);
        var places = Places(to, title, report.Code, DateText.Long(issue.IssuedOn, to.Language), $"/issued/{Uri.EscapeDataString(plan)}/{Uri.EscapeDataString(report.Code)}");
        places["Issue"] = NumberText.Format(issue.Number, to.Language, 0);
        places["Former"] = NumberText.Format(issue.Number - 1, to.Language, 0);
        places["Period"] = DateText.LongRange(issue.PeriodStart, issue.PeriodEnd, to.Language);
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
}
