using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Copies;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>What a plan's address shows that names no view: the working grid to whoever may edit the plan, its list to others.</summary>
public static class FindUsualView
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string Code) : IQuery<Found>;

    public sealed record Found(PlanView View);

    internal sealed class Handler(VisibleDb db, RequestContext context, CopyState copy) : IRequestHandler<Query, Found>
    {
        public async Task<Found> Handle(Query request, CancellationToken cancellationToken) =>
            new(!copy.IsReadOnly && context.User.Is(Role.Secretary) && await db.Plans.AnyAsync(plan => plan.Code == request.Code && plan.State == PlanState.Draft, cancellationToken) ? PlanView.Grid : PlanView.List);
    }
}
