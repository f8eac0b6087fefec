using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>Keeps which printed pages of a content were on a signer's screen. It says how far somebody read, and forbids nothing.</summary>
public static class MarkPagesShown
{
    /// <param name="Fingerprint">Of the content that was shown; of another one, that came meanwhile, no page was shown.</param>
    /// <param name="Pages">From 1.</param>
    [AllowedTo(Roles.Signers)]
    [InCopy(CopyUse.LeftUndone)]
    public sealed record Command(Guid RoundId, string Fingerprint, EditionKey Key, IReadOnlyList<int> Pages) : ICommand;

    internal sealed class Handler(WorkPlanDb db, SigningProtocol protocol) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var round = await db.Rounds.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(each => each.Id == request.RoundId, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            if (round.Fingerprint == request.Fingerprint)
            {
                var shown = await protocol.KeepShownAsync(round, cancellationToken);
                shown.Show(request.Pages.Select(page => new ShownPage(request.Key.Edition, request.Key.Reader, page)));
                await db.SaveChangesAsync(cancellationToken);
            }

            return Unit.Value;
        }
    }
}
