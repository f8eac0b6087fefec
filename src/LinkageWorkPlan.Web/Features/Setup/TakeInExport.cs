using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Export;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Setup;

/// <summary>
/// Takes all that another instance exported into an empty database, all of it or nothing. Its history comes along as it was, with one more
/// entry that tells of the taking in. Nobody has a password then: administrators get one-time addresses, and let in the others of their side.
/// </summary>
public static class TakeInExport
{
    public const int DaysValid = 7;

    /// <param name="Path">Of the archive.</param>
    /// <param name="WithMail">True where this instance replaces the old one and sends what waits; otherwise it is given up here, so that a trial sends nobody a mail a second time.</param>
    [AllowedTo(Role.System)]
    public sealed record Command(string Path, bool WithMail = false) : ICommand<Taken>;

    /// <param name="MailsWaiting">Mails that were not sent yet, and notifications that were to be mailed: sent by this instance, or given up.</param>
    public sealed record Taken(long Rows, int MailsWaiting, IReadOnlyList<Administrator> Administrators);

    /// <param name="Token">Last part of the address at which the password is set; shown once and kept nowhere.</param>
    public sealed record Administrator(string Email, string Token);

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Taken>
    {
        public async Task<Taken> Handle(Command request, CancellationToken cancellationToken)
        {
            // Of a set-up that was begun: its addresses would make administrators.
            await db.SetupTokens.ExecuteDeleteAsync(cancellationToken);
            var (rows, _) = await ExportTaker.TakeAsync(db, request.Path, asCopy: false, cancellationToken);
            await TextIndexUpgrade.RebuildAsync(db, cancellationToken);
            db.History.Add(new AuditEntry(context.User.ToActor(), clock.UtcNow, nameof(TakeInExport), new AuditSubject("Other", Guid.CreateVersion7(), string.Empty, LocalizedText.Empty, null), null, []));
            await db.SaveChangesAsync(cancellationToken);
            var administrators = new List<Administrator>();
            foreach (var account in await db.Users.Where(each => each.Role == Role.Administrator && !each.IsDisabled).OrderBy(each => each.Side).ThenBy(each => each.Email).ToListAsync(cancellationToken))
            {
                administrators.Add(new Administrator(account.Email!, await OneTimeAddress.NewAsync(db, account.Id, clock.UtcNow.AddDays(DaysValid), cancellationToken)));
            }

            var mails = await db.Mails.CountAsync(each => each.State == MailState.Waiting, cancellationToken)
                + await db.Unmailed(clock.UtcNow).CountAsync(cancellationToken);
            if (!request.WithMail)
            {
                await db.Mails.Where(each => each.State == MailState.Waiting).ExecuteUpdateAsync(set => set.SetProperty(each => each.State, MailState.GivenUp), cancellationToken);
                await db.Unmailed(clock.UtcNow).ExecuteUpdateAsync(set => set.SetProperty(each => each.MailedAt, clock.UtcNow), cancellationToken);
            }

            return new Taken(rows, mails, administrators);
        }
    }
}
