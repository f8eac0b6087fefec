using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Glossary;

/// <summary>The side that was asked agrees: a new term, other words or the end of a term are in force.</summary>
public static class AgreeTerm
{
    /// <param name="Version">The version the page was opened with.</param>
    [AllowedTo(Role.Secretary | Role.CoChair)]
    public sealed record Command(Guid Id, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var term = await db.TermAsync(request.Id, request.Version, cancellationToken);
            await db.RequireUnlikeAsync(term, cancellationToken);
            term.Agree(context.User.OwnSide);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
