using System.Text;
using LinkageWorkPlan.Domain.Library;

namespace LinkageWorkPlan.Reports.Reading;

/// <summary>Reads rows of text with a delimiter (RFC 4180, with any kind of line end), one at a time.</summary>
internal sealed class DelimitedRows(TextReader text, char delimiter)
{
    /// <summary>Characters of a cell; in more, a quotation mark was never closed.</summary>
    private const int CellMax = 32_767;

    private readonly StringBuilder cell = new();

    /// <summary>Why there is no next row; null at the end.</summary>
    public DataProblem? Problem { get; private set; }

    /// <param name="cells">Filled with the row; empty for an empty line.</param>
    /// <returns>False at the end, and where something is wrong.</returns>
    public bool Next(List<string> cells)
    {
        cells.Clear();
        if (text.Peek() < 0)
        {
            return false;
        }

        var isQuoted = false;
        cell.Clear();
        for (var next = text.Read(); ; next = text.Read())
        {
            if (next < 0)
            {
                Problem = isQuoted ? DataProblem.Broken : null;
                cells.Add(cell.ToString());
                return !isQuoted;
            }

            var letter = (char)next;
            if (isQuoted)
            {
                if (letter != '"')
                {
                    cell.Append(letter);
                }
                else if (text.Peek() == '"')
                {
                    cell.Append((char)text.Read());
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (letter == '"' && cell.Length == 0)
            {
                isQuoted = true;
            }
            else if (letter == delimiter)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (letter is '\r' or '\n')
            {
                if (letter == '\r' && text.Peek() == '\n')
                {
                    _ = text.Read();
                }

                cells.Add(cell.ToString());
                return true;
            }
            else
            {
                cell.Append(letter);
            }

            if (cell.Length > CellMax || cells.Count > DataTable.ColumnsMax)
            {
                Problem = cell.Length > CellMax ? DataProblem.Broken : DataProblem.Columns;
                return false;
            }
        }
    }
}
