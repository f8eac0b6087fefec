using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Glossary;

/// <summary>The side that proposed it takes its proposal back.</summary>
public static class WithdrawTermProposal
{
    /// <param name="Version">The version the page was opened with.</param>
    [AllowedTo(Role.Secretary | Role.CoChair)]
    public sealed record Command(Guid Id, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var term = await db.TermAsync(request.Id, request.Version, cancellationToken);
            term.Withdraw(context.User.OwnSide);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
