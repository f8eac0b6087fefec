using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>Adds a comment of the side that answers.</summary>
public static class AddRequestComment
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid RequestId, RequestCommentForm Form) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new RequestCommentForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var asked = await db.SideRequestAsync(request.RequestId, cancellationToken);
            var comment = asked.Comment(context.User.OwnSide, request.Form.Article, request.Form.Text.ApplyTo(LocalizedText.Empty, context.User.Language), context.User.Name, clock.Today);
            await db.SaveChangesAsync(cancellationToken);
            return comment.Code;
        }
    }
}
