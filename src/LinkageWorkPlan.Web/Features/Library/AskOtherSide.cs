using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>Asks the other side, whose secretaries are notified.</summary>
public static class AskOtherSide
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(SideRequestForm Form) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new SideRequestForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, NotificationDesk desk, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var number = await db.NextNumberAsync<SideRequest>(cancellationToken);
            var content = request.Form.ToContent(null, context.User.Language);
            var asked = new SideRequest(number, context.User.OwnSide, content, clock.Today);
            await db.RequireDocumentsAsync(content, null, cancellationToken);
            db.SideRequests.Add(asked);
            await desk.TellAsync(asked, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return asked.Code;
        }
    }
}
