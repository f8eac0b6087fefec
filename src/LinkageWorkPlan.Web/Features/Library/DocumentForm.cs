using FluentValidation;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>What a document is, as it is typed.</summary>
public sealed record DocumentForm
{
    public TextWords Title { get; init; } = TextWords.None;
    public TextWords Abstract { get; init; } = TextWords.None;
    public DocumentKind Kind { get; init; }

    /// <summary>As <see cref="SectorLink.Key"/>; empty for none.</summary>
    public string Sector { get; init; } = string.Empty;

    /// <summary>Codes of the memorandum's contents.</summary>
    public IReadOnlyList<string> Contents { get; init; } = [];

    public string Source { get; init; } = string.Empty;
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public string Licence { get; init; } = string.Empty;

    internal static DocumentForm Of(LibraryDocument document) => new()
    {
        Title = TextWords.From(document.Title),
        Abstract = TextWords.From(document.Abstract),
        Kind = document.Kind,
        Sector = document.Sector?.Key ?? string.Empty,
        Contents = document.Contents,
        Source = document.Source,
        From = document.From,
        To = document.To,
        Licence = document.Licence,
    };

    /// <param name="before">As it is saved; null for a new one.</param>
    /// <param name="author">The language of whoever writes.</param>
    internal DocumentContent ToContent(LibraryDocument? before, Language author) => new(
        Title.ApplyTo(before?.Title ?? LocalizedText.Empty, author),
        Abstract.ApplyTo(before?.Abstract ?? LocalizedText.Empty, author),
        Kind,
        SectorLink.Read(Sector),
        Contents,
        Source,
        From,
        To,
        Licence);

    /// <summary>These words over what somebody else saved meanwhile: what was not changed here takes theirs.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public DocumentForm RebaseOn(DocumentForm theirs, DocumentForm opened) => this with
    {
        Title = Title.RebaseOn(theirs.Title, opened.Title),
        Abstract = Abstract.RebaseOn(theirs.Abstract, opened.Abstract),
        Kind = Kind == opened.Kind ? theirs.Kind : Kind,
        Sector = Sector == opened.Sector ? theirs.Sector : Sector,
        Contents = Contents.SequenceEqual(opened.Contents) ? theirs.Contents : Contents,
        Source = Source == opened.Source ? theirs.Source : Source,
        From = From == opened.From ? theirs.From : From,
        To = To == opened.To ? theirs.To : To,
        Licence = Licence == opened.Licence ? theirs.Licence : Licence,
    };

    internal sealed class Validator : AbstractValidator<DocumentForm>
    {
        public Validator()
        {
            RuleFor(form => form.Title).Custom((words, context) => context.Check(words, nameof(LibraryDocument.Title), LibraryDocument.TitleMax, required: true, label: "LibraryDocument.Title"));
            RuleFor(form => form.Abstract).Custom((words, context) => context.Check(words, nameof(LibraryDocument.Abstract), LibraryDocument.AbstractMax, required: true, label: "LibraryDocument.Abstract"));
            RuleFor(form => form.Source).Custom((words, context) => context.Check(new TextWords(words, null, null), nameof(LibraryDocument.Source), LibraryDocument.SourceMax, label: "LibraryDocument.Source"));
            RuleFor(form => form.Licence).Custom((words, context) => context.Check(new TextWords(words, null, null), nameof(LibraryDocument.Licence), LibraryDocument.LicenceMax, label: "LibraryDocument.Licence"));
        }
    }
}
