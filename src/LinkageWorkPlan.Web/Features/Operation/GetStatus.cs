using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Copies;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Operation;

/// <summary>How the system stands, part by part, for those who keep it.</summary>
public static class GetStatus
{
    /// <summary>Mails that were not sent within it are shown.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    /// <summary>A mail waits longer than this where the server does not take it.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromHours(1);

    /// <summary>What the clocks of two servers may differ.</summary>
    private static readonly TimeSpan Difference = TimeSpan.FromMinutes(5);

    [AllowedTo(Role.Administrator)]
    public sealed record Query : IQuery<Result>;

    /// <param name="At">UTC.</param>
    /// <param name="Lines">In the order of their parts; there are several of some.</param>
    public sealed record Result(DateTime At, IReadOnlyList<StatusLine> Lines)
    {
        public StatusLevel Worst => Lines.Max(each => each.Level);
    }

    internal sealed class Handler(VisibleDb db, RequestContext context, MailOptions mail, StatusOfBackups backups, StatusOfCopies copies, CopyState copy, StatusOfMachine machine, Clock clock) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var facts = await db.DatabaseFactsAsync(cancellationToken);
            List<StatusLine> lines =
            [
                new(StatusPart.Database, StatusLevel.Good, "Status.Database.Good", facts.Kind, new StatusSize(facts.Bytes), facts.Schema),
                .. facts.Servers.Count == 0 ? (StatusLine[])[] : [new(StatusPart.Database, StatusLevel.Good, "Status.Database.Servers", string.Join(", ", facts.Servers.Select(each => $"{each.Name} ({each.Jobs})")))],
                .. await DamageAsync(cancellationToken),
                .. Elsewhere(),
                .. machine.Disks(facts.Folder, facts.Bytes),
                .. copy.IsReadOnly ? [] : await MailsAsync(cancellationToken),
                await HistoryAsync(cancellationToken),
                .. copy.IsReadOnly ? [] : await machine.SealsAsync(),
                await machine.BrowserAsync(cancellationToken),
                .. copy.IsReadOnly ? (StatusLine[])[] : [await machine.ScannerAsync(cancellationToken)],
                await ClockAsync(cancellationToken),
            ];
            return new Result(clock.UtcNow, lines);
        }

        /// <summary>What would be left if this machine were lost.</summary>
        private IEnumerable<StatusLine> Elsewhere() => copy is { IsReadOnly: true, Mark: { } mark }
            ? [new StatusLine(StatusPart.Copy, StatusLevel.Attention, "Status.Copy.Is", mark.Side, mark.MadeAt)]
            : backups.Lines().Concat(copies.Lines(context.User.Side));

        private async Task<IReadOnlyList<StatusLine>> DamageAsync(CancellationToken cancel) =>
            await db.DamagedFiles.CountAsync(cancel) is var count and > 0 ? [new(StatusPart.Database, StatusLevel.Broken, "Status.Database.Damaged", count) { Link = "/settings/files" }] : [];

        private async Task<IReadOnlyList<StatusLine>> MailsAsync(CancellationToken cancel)
        {
            var (waits, since) = (db.Mails.Where(each => each.State == MailState.Waiting), clock.UtcNow - Lately);
            var waiting = await waits.CountAsync(cancel);
            var oldest = await waits.OrderBy(each => each.CreatedAt).Select(each => new { each.CreatedAt, each.Failure }).FirstOrDefaultAsync(cancel);
            var unsent = await db.Mails.CountAsync(each => (each.State == MailState.Refused || each.State == MailState.GivenUp) && each.CreatedAt > since, cancel);
            var line = !mail.HasServer ? new StatusLine(StatusPart.Mail, StatusLevel.Attention, "Status.Mail.None", waiting)
                : oldest is { Failure: not null } stuck && clock.UtcNow - stuck.CreatedAt > Stuck ? new StatusLine(StatusPart.Mail, StatusLevel.Broken, "Status.Mail.Stuck", waiting, stuck.CreatedAt)
                : new StatusLine(StatusPart.Mail, StatusLevel.Good, "Status.Mail.Good", mail.Host, waiting, oldest?.CreatedAt);
            return unsent == 0 ? [At(line)] : [At(line), At(new StatusLine(StatusPart.Mail, StatusLevel.Attention, "Status.Mail.Unsent", unsent))];

            static StatusLine At(StatusLine line) => line with { Link = "/settings/mails" };
        }

        private async Task<StatusLine> HistoryAsync(CancellationToken cancel)
        {
            var last = await db.HistoryHeads.OrderByDescending(each => each.Day).Select(each => new { each.Day, each.Number, IsSealed = each.VietnameseSeal != null && each.LaoSeal != null }).FirstOrDefaultAsync(cancel);
            var line = last is null ? new StatusLine(StatusPart.History, StatusLevel.Good, "Status.History.None")
                : last.IsSealed ? new StatusLine(StatusPart.History, StatusLevel.Good, "Status.History.Good", last.Day, last.Number)
                : new StatusLine(StatusPart.History, StatusLevel.Attention, "Status.History.Unsealed", last.Day, last.Number);
            return line with { Link = "/history/proof" };
        }

        private async Task<StatusLine> ClockAsync(CancellationToken cancel)
        {
            var saved = await db.LastSavedAsync(cancel);
            return saved - clock.UtcNow > Difference ? new(StatusPart.Clock, StatusLevel.Broken, "Status.Clock.Behind", clock.UtcNow, saved)
                : clock.IsSimulated ? new(StatusPart.Clock, StatusLevel.Attention, "Status.Clock.Simulated", clock.UtcNow)
                : new(StatusPart.Clock, StatusLevel.Good, "Status.Clock.Good", clock.UtcNow);
        }
    }
}
