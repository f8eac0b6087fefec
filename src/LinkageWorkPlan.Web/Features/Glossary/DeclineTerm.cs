using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Glossary;

/// <summary>The side that was asked says no, and why; what was agreed before stays.</summary>
public static class DeclineTerm
{
    /// <param name="Version">The version the page was opened with.</param>
    /// <param name="Why">Required; told in the history.</param>
    [AllowedTo(Role.Secretary | Role.CoChair)]
    public sealed record Command(Guid Id, string? Why, int Version) : ICommand
    {
        public string? Reason => Why;
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var term = await db.TermAsync(request.Id, request.Version, cancellationToken);
            term.Decline(context.User.OwnSide, request.Why);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
