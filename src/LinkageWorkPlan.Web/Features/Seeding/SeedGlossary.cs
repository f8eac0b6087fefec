using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>
/// Puts the terms of <c>templates/workplans/glossary.json</c> into a database that has none yet. A glossary that people have is left as it
/// is: terms are never deleted, so one that has any was filled before. The file is read in any case, so that a broken one is reported at once.
/// </summary>
public static class SeedGlossary
{
    /// <summary>Returns how many terms were put in.</summary>
    [AllowedTo(Role.System)]
    public sealed record Command : ICommand<int>;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var terms = GlossaryFile.Read(Path.Combine(StarterFiles.Folder, GlossaryFile.Name), StarterFiles.Read<List<FileTerm>>(GlossaryFile.Name));
            if (await db.Terms.AnyAsync(cancellationToken))
            {
                return 0;
            }

            db.Terms.AddRange(terms);
            await db.SaveChangesAsync(cancellationToken);
            return terms.Count;
        }
    }
}

/// <summary>One term as the file has it.</summary>
/// <param name="Group">Begins with the letter of its group, A to G.</param>
/// <param name="LoConfidence">H, M or L.</param>
internal sealed record FileTerm(string? Group, string? Vi, string? Lo, string? En, string? LoConfidence);

internal static class GlossaryFile
{
    public const string Name = "glossary.json";

    /// <exception cref="StartupException">An entry has no group, no confidence or no words, or says what another says already; the message names it.</exception>
    public static IReadOnlyList<Term> Read(string path, IReadOnlyList<FileTerm> entries)
    {
        var terms = new List<Term>(entries.Count);
        foreach (var entry in entries)
        {
            try
            {
                var term = Term.Supplied(GroupOf(entry), new TextWords(entry.Vi, entry.Lo, entry.En), ConfidenceOf(entry));
                term.RequireUnlike(terms);
                terms.Add(term);
            }
            catch (Exception wrong) when (wrong is FormatException or RuleException)
            {
                var why = wrong is RuleException refusal ? string.Join(" ", Failures.Of(refusal, Loc.In(Language.En)).Select(each => each.Words)) : wrong.Message;
                throw new StartupException($"The file {path} cannot be used: entry {terms.Count + 1} ({entry.En ?? entry.Vi ?? "without words"}): {why} Fix it, or install the program again.", wrong);
            }
        }

        return terms;
    }

    private static TermGroup GroupOf(FileTerm entry) =>
        entry.Group is [>= 'A' and <= 'G' and var letter, ..] ? (TermGroup)(letter - 'A') : throw new FormatException("its group does not begin with a letter from A to G.");

    private static LaoConfidence ConfidenceOf(FileTerm entry) => entry.LoConfidence switch
    {
        "H" => LaoConfidence.High,
        "M" => LaoConfidence.Probable,
        "L" => LaoConfidence.Doubtful,
        _ => throw new FormatException("its loConfidence is none of H, M and L."),
    };
}
