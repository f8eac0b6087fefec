using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>Changes what is said of a document of the sender's side.</summary>
public static class ReviseDocument
{
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid DocumentId, DocumentForm Form, int Version) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new DocumentForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var document = await db.DocumentAsync(request.DocumentId, context.User.OwnSide, request.Version, cancellationToken);
            var content = request.Form.ToContent(document, context.User.Language);
            await db.RequireLinksAsync(content, document, cancellationToken);
            document.Revise(context.User.OwnSide, content);
            await db.SaveChangesAsync(cancellationToken);
            return document.Code;
        }
    }
}
