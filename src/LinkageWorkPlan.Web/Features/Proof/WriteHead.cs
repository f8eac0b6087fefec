using System.Text;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Chain;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Proof;

/// <summary>
/// Writes down, once a day, how far the history had come, seals it for both sides and mails it to the administrators of both. A day before which
/// nothing was added needs none.
/// </summary>
public static class WriteHead
{
    [AllowedTo(Role.System)]
    public sealed record Command : ICommand
    {
        public bool IsShown => false;
    }

    internal sealed class Handler(WorkPlanDb db, EditionSeal seal, SiteAddress site, MailQueue mails, Clock clock, SealLog log) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var last = await db.HistoryHeads.AsNoTracking().OrderByDescending(each => each.Day).FirstOrDefaultAsync(cancellationToken);
            if (last?.Day >= clock.Today || !await IsBehindAsync(last?.Number ?? 0, cancellationToken))
            {
                return Unit.Value;
            }

            var head = await HistoryChain.HeadAsync(db, cancellationToken);
            var statement = HeadFile.Written(new HistoryStatement(clock.Today, head.Number, head.Hash, site.Address?.AbsoluteUri));
            var signed = new SignedHead(clock.Today, head, statement, clock.UtcNow);
            await SealAsync(signed);
            db.HistoryHeads.Add(signed);
            await mails.QueueHeadMailsAsync(signed, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }

        /// <summary>True where the history has an entry from before today that no head covers.</summary>
        private Task<bool> IsBehindAsync(long covered, CancellationToken cancel)
        {
            var begin = WorkingClock.StartOf(clock.Today).UtcDateTime;
            return db.HistoryLinks.Where(link => link.Number > covered).Join(db.History, link => link.EntryId, entry => entry.Id, (_, entry) => entry.At).AnyAsync(at => at < begin, cancel);
        }

        /// <summary>A head without seals is better than none.</summary>
        private async Task SealAsync(SignedHead signed)
        {
            try
            {
                var seals = new List<(Side Side, byte[] Seal)>();
                foreach (var certificate in seal.Certificates())
                {
                    seals.Add((certificate.Side, await HeadFile.SealAsync(Encoding.UTF8.GetBytes(signed.Statement), certificate, new DateTimeOffset(clock.UtcNow, TimeSpan.Zero))));
                }

                seals.ForEach(each => signed.Seal(each.Side, each.Seal));
            }
            catch (SealException problem)
            {
                log.NotSealed(problem.Message);
            }
        }
    }
}
