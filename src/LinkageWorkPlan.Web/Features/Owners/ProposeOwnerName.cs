using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Owners;

/// <summary>A secretary proposes another name for an owner of the other side.</summary>
public static class ProposeOwnerName
{
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid Id, TextWords Name, int Version) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Name).Words(nameof(Owner.Name), Owner.NameMax, required: true);
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var owner = await db.OwnerAsync(request.Id, request.Version, cancellationToken);
            owner.Propose(request.Name.ApplyTo(owner.Name, context.User.Language), context.User.OwnSide);
            await db.AskOfNameAsync(context, owner, owner.ProposedName, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
