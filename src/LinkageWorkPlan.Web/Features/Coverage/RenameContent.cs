using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Coverage;

/// <summary>Gives a content the words of the agreed original. A plan that is in review shows them to the co-chairs; what was signed keeps its own.</summary>
public static class RenameContent
{
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid Id, TextWords Title, int Version) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Title).Words(nameof(MemorandumItem.Title), MemorandumItem.TitleMax, required: true);
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var item = await db.ContentAsync(request.Id, request.Version, cancellationToken);
            item.Rename(request.Title.ApplyTo(item.Title, context.User.Language));
            await OwnerPlans.FollowContentsAsync(db, [item.Code], cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
