using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>What the register says of a day, for whoever records a figure of an indicator.</summary>
public static class GetRegisterFigures
{
    /// <param name="On">UTC+7; null for today.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(DateOnly? On = null) : IQuery<Model>;

    /// <param name="Vietnam">Vietnamese enterprises with a linkage that has not ended.</param>
    /// <param name="Laos">Lao ones.</param>
    /// <param name="Linkages">Linkages that have not ended.</param>
    /// <param name="Contracts">Those of them with a contract or trade.</param>
    public sealed record Model(int Vietnam, int Laos, int Linkages, int Contracts);

    internal sealed class Handler(VisibleDb db, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var day = request.On ?? clock.Today;
            var linkages = await db.Linkages.ToListAsync(cancellationToken);
            var stages = linkages.Select(each => each.On(day)?.Stage).Where(stage => stage is not null and not LinkageStage.Ended).ToList();
            var counted = await CountedEnterprises.OnAsync(db.Enterprises, db.Linkages, day, cancellationToken);
            int Of(Side side) => counted.Count(each => each.Side == side && each.Furthest is not null);
            return new Model(Of(Side.Vietnam), Of(Side.Laos), stages.Count, stages.Count(stage => stage >= LinkageStage.Contract));
        }
    }
}
