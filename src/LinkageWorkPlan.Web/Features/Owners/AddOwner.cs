using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Owners;

/// <summary>Adds an owner: of one's own side, or as a proposal one of the other side.</summary>
public static class AddOwner
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Side Side, TextWords Name, OwnerDetails? Details = null) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Name).Words(nameof(Owner.Name), Owner.NameMax, required: true);
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var owner = new Owner(request.Side, request.Name.ApplyTo(LocalizedText.Empty, context.User.Language), context.User.Side);
            await db.DescribeAsync(owner, request.Details, context.User.Side, cancellationToken);
            await db.AskOfNameAsync(context, owner, owner.Name, cancellationToken);
            db.Owners.Add(owner);
            await db.SaveChangesAsync(cancellationToken);
            return owner.Id;
        }
    }
}
