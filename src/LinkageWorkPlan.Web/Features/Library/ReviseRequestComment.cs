using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>Changes a comment of the side that answers, until it has answered.</summary>
public static class ReviseRequestComment
{
    /// <param name="Version">The version of the request that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid RequestId, string CommentCode, RequestCommentForm Form, int Version) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new RequestCommentForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var asked = await db.SideRequestAsync(request.RequestId, request.Version, cancellationToken);
            var before = asked.Comments.SingleOrDefault(each => each.Code == request.CommentCode) ?? throw new RuleException(Rules.NotFound);
            asked.ReviseComment(context.User.OwnSide, before.Code, request.Form.Article, request.Form.Text.ApplyTo(before.Text, context.User.Language));
            await db.SaveChangesAsync(cancellationToken);
            return before.Code;
        }
    }
}
