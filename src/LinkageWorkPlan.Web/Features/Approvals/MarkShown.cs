using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>Keeps what a signer was shown, so that a later content is shown with what changed since. A content shown twice is kept once.</summary>
public static class MarkShown
{
    /// <param name="Fingerprint">Of the content that was shown; another one, that came meanwhile, is not marked.</param>
    [AllowedTo(Roles.Signers)]
    [InCopy(CopyUse.LeftUndone)]
    public sealed record Command(Guid RoundId, string Fingerprint) : ICommand;

    internal sealed class Handler(WorkPlanDb db, SigningProtocol protocol) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var round = await db.Rounds.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(each => each.Id == request.RoundId, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            if (round.Fingerprint == request.Fingerprint)
            {
                await protocol.KeepShownAsync(round, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            }

            return Unit.Value;
        }
    }
}
