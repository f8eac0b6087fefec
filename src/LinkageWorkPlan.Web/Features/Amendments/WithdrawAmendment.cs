using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>Gives up the draft of an amendment: the plan stays as it is, and the amendment keeps its number and stays readable.</summary>
public static class WithdrawAmendment
{
    /// <param name="Why">Required; is in the history.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid AmendmentId, string Why) : ICommand
    {
        public string? Reason => Why;
    }

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            if (TextNormalizer.Normalize(request.Why).Length == 0)
            {
                throw new RuleException(Rules.Required, nameof(Command.Why), nameof(Command.Reason));
            }

            var (_, amendment) = await db.LockAmendmentAsync(request.AmendmentId, cancellationToken);
            amendment.Withdraw();
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
