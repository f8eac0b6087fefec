using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>Enters a document, which its own side alone sees until it is shared.</summary>
public static class AddDocument
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(DocumentForm Form) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new DocumentForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var number = await db.NextNumberAsync<LibraryDocument>(cancellationToken);
            var content = request.Form.ToContent(null, context.User.Language);
            var document = new LibraryDocument(number, context.User.OwnSide, content);
            await db.RequireLinksAsync(content, null, cancellationToken);
            db.Documents.Add(document);
            await db.SaveChangesAsync(cancellationToken);
            return document.Code;
        }
    }
}
