using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Owners;

/// <summary>A secretary of its side renames an owner and says who it is. A plan that is in review shows the new name to the co-chairs; what is adopted keeps the name that was signed in its frozen content.</summary>
public static class RenameOwner
{
    /// <param name="Version">The version the form was opened with.</param>
    /// <param name="Details">Null where they stay.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid Id, TextWords Name, int Version, OwnerDetails? Details = null) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Name).Words(nameof(Owner.Name), Owner.NameMax, required: true);
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var owner = await db.OwnerAsync(request.Id, request.Version, cancellationToken);
            owner.Rename(request.Name.ApplyTo(owner.Name, context.User.Language), context.User.OwnSide);
            await db.DescribeAsync(owner, request.Details, context.User.OwnSide, cancellationToken);
            await db.AskOfNameAsync(context, owner, owner.Name, cancellationToken);
            await OwnerPlans.FollowAsync(db, owner, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
