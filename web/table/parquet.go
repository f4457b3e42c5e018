package table

import (
	"io"

	"govhub/dataset"
)

// parquetRows writes the columns of the rows, typed as those of resources. All may be null, below an object that is.
type parquetRows struct {
	list  *List
	file  *dataset.ParquetWriter
	most  *budget
	cells []string
}

func newParquetRows(p *pages, most *budget, out io.Writer) (writer, error) {
	columns := make([]dataset.ParquetColumn, len(p.List.Columns))
	for i, c := range p.List.Columns {
		columns[i] = dataset.ParquetColumn{Name: c.Header, Type: c.parquetType()}
	}
	return &parquetRows{p.List, dataset.NewParquetWriter(p.List.Row.Name, columns, out), most, make([]string, len(columns))}, nil
}

// parquetTypes are those of scalars; all others are texts.
var parquetTypes = map[string]dataset.ParquetType{
	"Int": dataset.ParquetInt32, "Int64": dataset.ParquetInt64, "Decimal": dataset.ParquetDecimal, "Float": dataset.ParquetDouble,
	"Boolean": dataset.ParquetBoolean, "Date": dataset.ParquetDate,
}

// parquetType is the type of the cells. A list is JSON, a text.
func (c *Column) parquetType() dataset.ParquetType {
	if c.Definition.Type.Elem != nil {
		return dataset.ParquetText
	}
	return parquetTypes[c.Definition.Type.Name()]
}

func (p *parquetRows) write(text []byte) error {
	row, err := decode(text)
	if err != nil {
		return err
	}
	size := 0
	for i, column := range p.list.Columns {
		p.cells[i] = column.Cell(row)
		size += len(p.cells[i]) + len(",")
	}
	if err := p.most.spend(size); err != nil {
		return err
	}
	return p.file.Write(p.cells)
}

func (p *parquetRows) close() error { return p.file.Flush() }
