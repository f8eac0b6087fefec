using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>Enters a linkage of a Vietnamese and a Lao enterprise.</summary>
public static class AddLinkage
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(LinkageForm Form) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new LinkageForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var form = request.Form;
            var number = await db.NextNumberAsync<Linkage>(cancellationToken);
            var vietnam = await db.EnterpriseOfAsync(Side.Vietnam, form.Vietnam, nameof(LinkageForm.Vietnam), cancellationToken);
            var laos = await db.EnterpriseOfAsync(Side.Laos, form.Laos, nameof(LinkageForm.Laos), cancellationToken);
            var content = form.ToContent(vietnam, laos, null, context.User.Language);
            var linkage = new Linkage(number, content, form.Stage, form.Since!.Value, clock.Today);
            await db.RequireLinksAsync(content, null, cancellationToken);
            context.Ask(DateQuestions.OfLinkage(form.Since.Value, clock.Today, nameof(LinkageForm.Since)));
            db.Linkages.Add(linkage);
            await db.SaveChangesAsync(cancellationToken);
            return linkage.Code;
        }
    }
}
